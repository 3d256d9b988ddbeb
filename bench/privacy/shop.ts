import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type pg from "pg";
import { openRequest } from "#app/modules/privacy/privacy.server.ts";
import { freePort } from "#scripts/postgres.ts";
import { absolute, percentile, relative, type Row } from "../report.ts";
import { accountExternalId, inboundMessage } from "../spine/messages.ts";
import { seedShop } from "../spine/seed.ts";

const persons = 100_000;
const messagesEach = 10;
const eventsPerSecond = 50;
const quietSeconds = 30;

/** A large store erased by one worker, while other stores' webhooks go on arriving. */
export async function* shopRows(owner: pg.Pool, secret: string): AsyncGenerator<Row> {
  const scope = await seedShop(owner, { contacts: persons, messagesEach, externalId: "17841400000000013" });
  await owner.query("VACUUM ANALYZE");
  await owner.query("UPDATE shops SET uninstalled_at = now() WHERE id = $1", [scope.shopId]);
  const intake = await startIntake(secret);
  try {
    await intake.during(sleep(2));
    const quiet = await intake.during(sleep(quietSeconds));
    const { id } = await openRequest({
      shopId: scope.shopId,
      origin: "shopify",
      kind: "erase_shop",
      subject: {},
    });
    const startedAt = performance.now();
    const erasing = eraseInWorker(id);
    const busy = await intake.during(erasing);
    const minutes = (performance.now() - startedAt) / 60_000;
    const left = await owner.query("SELECT 1 FROM messages WHERE shop_id = $1 LIMIT 1", [scope.shopId]);
    if (left.rowCount !== 0) throw new Error("messages are left of the erased store");
    yield absolute("privacy", "a store of 1,000,000 messages and 100,000 persons erased", minutes, "min", {
      atMost: 5,
    });
    yield relative("privacy", "the same: intake p99 meanwhile, beside without", busy, quiet, "ms", {
      atMost: 2,
    });
    yield absolute("privacy", "the same: memory of the worker", await erasing, "MB", { atMost: 300 });
  } finally {
    await intake.stop();
  }
}

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** @returns the most memory the process took, in MB */
async function eraseInWorker(requestId: string): Promise<number> {
  const child = spawn(process.execPath, ["bench/privacy/carry-out.ts", requestId], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, residentMb(child.pid))), 200);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the erasure ended with ${code}`);
  return most;
}

function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** The product's intake as a process, and webhooks at a steady pace while something else goes on. */
async function startIntake(secret: string) {
  const port = await freePort();
  const server = spawn(process.execPath, ["bench/spine/intake-servers.ts", "couplet", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout, "data");
  let serial = 0;
  const post = async (): Promise<number> => {
    serial += 1;
    const body = JSON.stringify(inboundMessage(serial, serial % 500));
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    const startedAt = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/webhooks/instagram`, {
      method: "POST",
      body,
      headers: { "x-hub-signature-256": `sha256=${signature}` },
    });
    if (answer.status !== 200) throw new Error(`intake for ${accountExternalId} answered ${answer.status}`);
    return performance.now() - startedAt;
  };
  return {
    /** p99 in ms while `work` goes on. */
    during: async (work: Promise<unknown>): Promise<number> => {
      const posted: Promise<number>[] = [];
      const timer = setInterval(() => posted.push(post()), 1_000 / eventsPerSecond);
      await work.finally(() => clearInterval(timer));
      return percentile(await Promise.all(posted), 0.99);
    },
    stop: async () => {
      const exited = once(server, "exit");
      server.kill("SIGTERM");
      await exited;
    },
  };
}
