import {
  createPostgresBackend,
  Queue,
  withBackend,
  Worker,
  type Job,
  type JobsOptions,
  type Processor,
} from "bullmq";
import { env } from "../env.server.ts";
import { logger } from "../log.server.ts";

/**
 * BullMQ on PostgreSQL by default, on Redis when REDIS_URL is set: the same classes either way.
 * Jobs are nudges. The rows are the truth, and sweeps repair any gap, so losing a job loses nothing.
 */
export type AnyQueue = Pick<
  Queue,
  | "add"
  | "addBulk"
  | "upsertJobScheduler"
  | "removeJobScheduler"
  | "getJobSchedulers"
  | "getJobCounts"
  | "getJobs"
  | "close"
  | "on"
  | "waitUntilReady"
  | "obliterate"
>;

export type AnyWorker = Pick<Worker, "close" | "on" | "waitUntilReady">;

const log = logger("queue");
const postgres = withBackend(createPostgresBackend);

/** The queue's own login: it owns its tables and sees none of the product's. */
function postgresConnection(maxConnections: number) {
  return {
    connectionString: env().DATABASE_URL,
    options: "-c role=couplet_system",
    application_name: "couplet queue",
    max: maxConnections,
  };
}

/** A producer fails fast: a webhook's answer must not wait for a queue that is away. */
export function openQueue(name: string): AnyQueue {
  const { REDIS_URL } = env();
  const queue = REDIS_URL
    ? new Queue(name, { connection: { url: REDIS_URL, maxRetriesPerRequest: 1, enableOfflineQueue: false } })
    : new postgres.Queue(name, { connection: postgresConnection(2) });
  queue.on("error", (err: Error) => log.warn({ err, queue: name }, "the queue reported an error"));
  return queue as AnyQueue;
}

/** A worker waits for its queue for as long as it takes. */
export function openWorker(name: string, processor: Processor, concurrency: number): AnyWorker {
  const { REDIS_URL } = env();
  const options = { concurrency, removeOnComplete: { count: 200 }, removeOnFail: { count: 2_000 } };
  const worker = REDIS_URL
    ? new Worker(name, processor, { ...options, connection: { url: REDIS_URL, maxRetriesPerRequest: null } })
    : new postgres.Worker(name, processor, { ...options, connection: postgresConnection(concurrency + 2) });
  worker.on("error", (err: Error) => log.warn({ err, queue: name }, "the worker reported an error"));
  return worker as AnyWorker;
}

export type { Job, JobsOptions };
