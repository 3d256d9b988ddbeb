import { spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { instagramDigest } from "#app/modules/webhooks/digest.ts";
import { storeDelivery } from "#app/modules/webhooks/store-deliveries.system.server.ts";
import { absolute, type Row } from "../report.ts";
import { accountExternalId, inboundMessage } from "./messages.ts";
import { seedShop } from "./seed.ts";
import type { BenchWorld } from "../parts.ts";

const events = 20_000;
const threads = 500;

/** Stored webhooks of one account to threads, by one real worker process. */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const database = new pg.Pool({ connectionString: world.url, max: 2 });
  // What the part before left behind is not ours to fold.
  await database.query("TRUNCATE deliveries");
  await seedShop(database, { contacts: 0, messagesEach: 0, externalId: accountExternalId });
  await storeAll();
  const worker = spawn(process.execPath, ["--import", "./sandbox/preload.mjs", "app/entry.worker.ts"], {
    stdio: "ignore",
  });
  try {
    const seconds = await untilDone(database);
    yield absolute(
      "spine",
      `folding: ${events.toLocaleString("en")} stored events of ${threads} threads`,
      events / seconds,
      "events/s",
      { atLeast: 1_000 },
    );
  } finally {
    const exited = once(worker, "exit");
    worker.kill("SIGTERM");
    await exited;
    await database.end();
  }
}

async function storeAll(): Promise<void> {
  const bodies = Array.from({ length: events }, (_, n) =>
    Buffer.from(JSON.stringify(inboundMessage(n, n % threads))),
  );
  for (let at = 0; at < bodies.length; at += 1_000) {
    await Promise.all(
      bodies.slice(at, at + 1_000).map((body) =>
        storeDelivery({
          source: "instagram",
          digest: instagramDigest(body),
          topic: "messages",
          shopDomain: null,
          triggeredAt: null,
          body,
        }),
      ),
    );
  }
}

/** Seconds from the first delivery taken to the last one done. */
async function untilDone(database: pg.Pool): Promise<number> {
  await enqueue("deliveries.drain", { source: "instagram" });
  let startedAt: number | undefined;
  for (;;) {
    const { rows: counted } = await database.query<{ waiting: string; done: string }>(
      `SELECT count(*) FILTER (WHERE state = 'received') AS waiting, count(*) FILTER (WHERE state = 'done') AS done FROM deliveries`,
    );
    const { waiting = "0", done = "0" } = counted[0] ?? {};
    if (startedAt === undefined && Number(waiting) < events) startedAt = performance.now();
    if (Number(done) === events) return (performance.now() - (startedAt ?? performance.now())) / 1_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
