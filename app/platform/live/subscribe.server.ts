import { EventEmitter } from "node:events";
import pg from "pg";
import { env } from "../env.server.ts";
import { logger } from "../log.server.ts";
import type { News } from "./news.ts";
import { liveChannel } from "./publish.server.ts";

const log = logger("live");
const listeners = new EventEmitter().setMaxListeners(0);
let client: pg.Client | undefined;
let connecting = false;
let closed = false;

/**
 * Calls `listener` for each piece of news of a shop until the returned function is called.
 * One database connection a process serves every open page.
 */
export function subscribe(shopId: string, listener: (news: News) => void): () => void {
  if (!client && !connecting) void connect();
  listeners.on(shopId, listener);
  return () => listeners.off(shopId, listener);
}

/** Whether news arrives at the moment; pages say so when it does not. */
export function isListening(): boolean {
  return client !== undefined;
}

async function connect(): Promise<void> {
  connecting = true;
  const next = new pg.Client({
    connectionString: env().DATABASE_URL,
    options: "-c role=couplet_app",
    application_name: "couplet live",
    keepAlive: true,
  });
  next.on("error", () => void reconnect(next));
  next.on("end", () => void reconnect(next));
  next.on("notification", ({ payload }) => deliver(payload));
  try {
    await next.connect();
    await next.query(`LISTEN ${liveChannel}`);
    client = next;
  } catch (err) {
    log.warn({ err: err as Error }, "live updates are not available; trying again");
    setTimeout(() => void connect(), 1_000).unref();
  } finally {
    connecting = client !== next;
  }
}

function reconnect(lost: pg.Client): void {
  if (client !== lost || closed) return;
  client = undefined;
  connecting = true;
  setTimeout(() => void connect(), 250).unref();
}

function deliver(payload: string | undefined): void {
  const { shopId, ...news } = JSON.parse(payload ?? "{}") as { shopId?: string } & News;
  if (shopId) listeners.emit(shopId, news);
}

/** Ends the connection; the process is about to end. */
export async function closeLive(): Promise<void> {
  closed = true;
  await client?.end();
  client = undefined;
}
