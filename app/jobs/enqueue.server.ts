import { openQueue, type AnyQueue, type JobsOptions } from "#app/platform/queue/queue.server.ts";
import {
  catalog,
  jobNames,
  type JobDefinition,
  type JobName,
  type JobPayload,
  type QueueName,
} from "./catalog.ts";

const queues = new Map<QueueName, AnyQueue>();

/** The queue of that name, opened on first use. */
export function queueNamed(name: QueueName): AnyQueue {
  let queue = queues.get(name);
  if (!queue) queues.set(name, (queue = openQueue(name)));
  return queue;
}

/**
 * Puts a job on its queue. The payload is checked here and again where it is taken off. Jobs with the
 * same key are one: while one runs, at most one more waits.
 */
export async function enqueue<Name extends JobName>(
  name: Name,
  payload: JobPayload<Name>,
  delayMs = 0,
): Promise<void> {
  const { queue, ...entry } = entryOf(name, payload, delayMs);
  await queueNamed(queue).add(entry.name, entry.data, entry.opts);
}

/** Puts many jobs of one kind on their queue in one statement. */
export async function enqueueAll<Name extends JobName>(
  name: Name,
  payloads: JobPayload<Name>[],
): Promise<void> {
  if (payloads.length === 0) return;
  await queueNamed(catalog[name].queue).addBulk(payloads.map((payload) => entryOf(name, payload, 0)));
}

function entryOf<Name extends JobName>(name: Name, payload: JobPayload<Name>, delayMs: number) {
  const definition = catalog[name] as unknown as JobDefinition;
  const data = definition.payload.parse(payload);
  const opts: JobsOptions = {
    ...optionsOf(definition),
    ...(delayMs > 0 && { delay: delayMs }),
    ...(definition.key && {
      deduplication: { id: `${name}-${definition.key(data)}`, keepLastIfActive: true },
    }),
  };
  return { name, data, opts, queue: definition.queue };
}

function optionsOf(definition: JobDefinition): JobsOptions {
  return {
    attempts: definition.attempts,
    backoff: { type: "exponential", delay: definition.backoffMs, jitter: 0.2 },
    removeOnComplete: { count: 200 },
    removeOnFail: { count: 2_000 },
  };
}

/** Puts every recurring job of the catalogue on its schedule; safe to run in every worker. */
export async function scheduleRecurring(): Promise<void> {
  for (const name of jobNames) {
    const definition = catalog[name] as unknown as JobDefinition;
    if (!definition.everyMs) continue;
    await queueNamed(definition.queue).upsertJobScheduler(
      name,
      { every: definition.everyMs },
      { name, data: {}, opts: optionsOf(definition) },
    );
  }
}

/** Takes every job of a shop off the queues, done and failed ones too: the shop was erased. */
export async function removeJobsOf(shopId: string): Promise<void> {
  for (const name of new Set(Object.values(catalog).map(({ queue }) => queue))) {
    for (const job of await queueNamed(name).getJobs([
      "waiting",
      "delayed",
      "prioritized",
      "completed",
      "failed",
    ])) {
      if ((job?.data as { shopId?: string } | undefined)?.shopId === shopId)
        await job.remove().catch(() => {});
    }
  }
}

/** Closes the producers; the process is about to end. */
export async function closeQueues(): Promise<void> {
  const open = [...queues.values()];
  queues.clear();
  await Promise.all(open.map((queue) => queue.close()));
}
