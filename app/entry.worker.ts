/** The worker process: takes jobs off the three queues and runs their handlers. */
import { closeQueues, scheduleRecurring } from "#app/jobs/enqueue.server.ts";
import { startWorkers } from "#app/jobs/work.server.ts";
import { checkRingKeys } from "#app/modules/privacy/privacy.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { endInOrder, failToStart, surviveLostConnections } from "#app/platform/process/shutdown.server.ts";

async function main(): Promise<void> {
  surviveLostConnections("worker");
  await checkRingKeys();
  const workers = startWorkers();
  await scheduleRecurring();
  logger("worker").info({}, "the worker waits for jobs");
  endInOrder("worker", [() => Promise.all(workers.map((worker) => worker.close())), closeQueues, closePools]);
}

await main().catch(failToStart);
