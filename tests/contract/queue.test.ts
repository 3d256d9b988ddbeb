import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { freePort } from "#scripts/postgres.ts";

type QueueModule = typeof import("#app/platform/queue/queue.server.ts");

const redisServer = "/usr/bin/redis-server";
const db = await testDatabase();

/** The same promises, kept by either backend. */
function queueContract(backend: string, open: () => Promise<QueueModule>): void {
  describe(`BullMQ on ${backend}`, () => {
    let queues: QueueModule;
    const closing: (() => Promise<unknown>)[] = [];
    beforeAll(async () => void (queues = await open()));
    afterAll(async () => void (await Promise.allSettled(closing.map((close) => close()))));

    function pair(run: (data: { n: number }) => Promise<void>, concurrency = 4) {
      const name = `contract-${randomBytes(4).toString("hex")}`;
      const queue = queues.openQueue(name);
      const worker = queues.openWorker(name, (job) => run(job.data as { n: number }), concurrency);
      closing.push(
        () => worker.close(),
        () => queue.close(),
      );
      return { queue, worker };
    }

    test("every job that was added is run", async () => {
      const seen = new Set<number>();
      const { queue } = pair(async ({ n }) => void seen.add(n));
      await queue.addBulk(Array.from({ length: 50 }, (_, n) => ({ name: "count", data: { n } })));
      await vi.waitFor(() => expect(seen.size).toBe(50), { timeout: 15_000 });
    });

    test("a job that fails is tried again after its backoff, then succeeds", async () => {
      let tries = 0;
      const { queue } = pair(async () => {
        tries += 1;
        if (tries < 3) throw new Error("not yet");
      });
      await queue.add("retry", { n: 1 }, { attempts: 5, backoff: { type: "exponential", delay: 20 } });
      await vi.waitFor(() => expect(tries).toBe(3), { timeout: 15_000 });
    });

    test("jobs with one key never run at the same time, and what comes meanwhile runs once more", async () => {
      let running = 0;
      let most = 0;
      let runs = 0;
      const { queue } = pair(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 150));
        running -= 1;
        runs += 1;
      });
      const nudge = () =>
        queue.add("drain", { n: 0 }, { deduplication: { id: "one", keepLastIfActive: true } });
      await nudge();
      await vi.waitFor(() => expect(running).toBe(1), { timeout: 15_000 });
      await Promise.all([nudge(), nudge(), nudge()]);
      await vi.waitFor(() => expect(runs).toBe(2), { timeout: 15_000 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect({ most, runs }).toEqual({ most: 1, runs: 2 });
    });

    test("a delayed job waits for its time", async () => {
      const ran: number[] = [];
      const { queue } = pair(async () => void ran.push(Date.now()));
      const addedAt = Date.now();
      await queue.add("later", { n: 1 }, { delay: 400 });
      await vi.waitFor(() => expect(ran).toHaveLength(1), { timeout: 15_000 });
      expect(ran[0]! - addedAt).toBeGreaterThanOrEqual(390);
    });

    test("a recurring job comes again and again", async () => {
      let runs = 0;
      const { queue } = pair(async () => void (runs += 1));
      await queue.upsertJobScheduler("tick", { every: 200 }, { name: "tick", data: {} });
      await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(3), { timeout: 15_000 });
      await queue.removeJobScheduler("tick");
    });
  });
}

queueContract("PostgreSQL", async () => {
  expect(db.url).toContain("postgresql://");
  delete process.env["REDIS_URL"];
  vi.resetModules();
  return import("#app/platform/queue/queue.server.ts");
});

const withRedis = existsSync(redisServer);
if (!withRedis && process.env["CI"])
  throw new Error("CI needs Debian's redis-server for the queue's contract");

describe.runIf(withRedis)("with a Redis server", () => {
  let server: ChildProcess;
  afterAll(async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
  });

  queueContract("Redis", async () => {
    const port = await freePort();
    server = spawn(redisServer, ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], {
      stdio: "ignore",
    });
    process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
    vi.resetModules();
    return import("#app/platform/queue/queue.server.ts");
  });
});
