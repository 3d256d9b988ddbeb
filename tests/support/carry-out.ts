/** Carries one privacy request out in a process of its own, so that a test can kill it anywhere. */
import { carryOut } from "#app/modules/privacy/privacy.server.ts";

process.stdout.write("ready\n");
await carryOut(process.argv[2] ?? "");
process.exit(0);
