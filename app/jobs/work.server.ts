import { openWorker, type AnyWorker, type Job } from "#app/platform/queue/queue.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { jobsFinished } from "#app/platform/metrics.server.ts";
import { catalog, type JobName, type QueueName } from "./catalog.ts";
import { handlers } from "./handlers.server.ts";

/** Jobs at a time in one process. Inbound drains in batches, so few are enough. */
const concurrency: Record<QueueName, number> = { inbound: 2, outbound: 8, background: 4 };

const log = logger("jobs");

/** Starts one worker a queue. */
export function startWorkers(): AnyWorker[] {
  return (Object.keys(concurrency) as QueueName[]).map((queue) => openWorker(queue, run, concurrency[queue]));
}

async function run(job: Job): Promise<void> {
  const name = job.name as JobName;
  if (!(name in catalog)) {
    log.warn({ job: job.name }, "a job of an unknown name was dropped: its schedule outlived the code");
    return;
  }
  try {
    await dispatch(name, job.data);
    jobsFinished.inc({ job: name, outcome: "done" });
  } catch (err) {
    jobsFinished.inc({ job: name, outcome: "failed" });
    log.error({ err: err as Error, job: name, jobId: job.id, attempt: job.attemptsMade + 1 }, "a job failed");
    throw err;
  }
}

async function dispatch<Name extends JobName>(name: Name, data: unknown): Promise<void> {
  const payload = catalog[name].payload.parse(data);
  await (handlers[name] as (payload: unknown) => Promise<void>)(payload);
}
