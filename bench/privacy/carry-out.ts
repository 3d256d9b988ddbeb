/** Run as a process of its own: carries one request out, as a worker would. */
import { carryOut } from "#app/modules/privacy/privacy.server.ts";

await carryOut(process.argv[2] ?? "");
process.exit(0);
