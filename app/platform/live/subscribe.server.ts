import { EventEmitter } from "node:events";
import pg from "pg";
import { second } from "../clock.ts";
import { env } from "../env.server.ts";
import { logger } from "../log.server.ts";
import type { News } from "./news.ts";
import { liveChannel } from "./publish.server.ts";

export interface NewsListener {
  onNews(news: News): void;
  /** Nothing more is told: what happens from now on is missed until somebody subscribes again. */
  onLost(): void;
}

/** How often the connection is asked whether it still lives; a dead one may say nothing for hours. */
const pingMs = 20 * second;

const log = logger("live");
const listeners = new EventEmitter<Record<string, [News]>>().setMaxListeners(0);
const lost = new EventEmitter<{ lost: [] }>().setMaxListeners(0);
let listening: Promise<pg.Client> | undefined;

/**
 * Tells `listener` each piece of news of a shop until the returned function is called. One database
 * connection a process serves every open page; when the promise resolves, it listens.
 * @throws when the database does not answer
 */
export async function subscribe(shopId: string, { onNews, onLost }: NewsListener): Promise<() => void> {
  listening ??= listen();
  await listening;
  listeners.on(shopId, onNews);
  lost.on("lost", onLost);
  return () => {
    listeners.off(shopId, onNews);
    lost.off("lost", onLost);
  };
}

async function listen(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    options: "-c role=couplet_app",
    application_name: "couplet live",
    query_timeout: 10 * second,
  });
  client.on("error", (err) => log.warn({ err }, "the connection that brings news broke"));
  client.on("notification", ({ payload }) => deliver(payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${liveChannel}`);
  } catch (err) {
    listening = undefined;
    log.warn({ err: err as Error }, "live updates are not available");
    await client.end().catch(() => {});
    throw err;
  }
  endWhenDead(client);
  return client;
}

/** Everybody who listens is told once when the connection has gone, however it went. */
function endWhenDead(client: pg.Client): void {
  const ping = setInterval(() => {
    client.query("SELECT 1").catch(() => void client.end());
  }, pingMs).unref();
  client.once("end", () => {
    clearInterval(ping);
    listening = undefined;
    lost.emit("lost");
  });
}

function deliver(payload: string | undefined): void {
  const { shopId, ...news } = JSON.parse(payload ?? "{}") as { shopId?: string } & News;
  if (shopId) listeners.emit(shopId, news);
}

/** Ends the connection, and with it every open stream; the process is about to end. */
export async function closeLive(): Promise<void> {
  const client = await listening?.catch(() => undefined);
  await client?.end();
}
