/** Carries one privacy request out in a process of its own, so that a test can kill it anywhere. */
import { removeJobsOf } from "#app/jobs/enqueue.server.ts";
import { carryOut } from "#app/modules/privacy/privacy.server.ts";

process.stdout.write("ready\n");
await carryOut(process.argv[2] ?? "", removeJobsOf);
process.exit(0);
