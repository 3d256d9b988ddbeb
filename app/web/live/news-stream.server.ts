import { minute, second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { frame } from "./frames.ts";
import { listen } from "./live-shop.server.ts";

/** Often enough that proxies keep the stream open and the page notices when it is dead. */
const heartbeatMs = 15 * second;
/** Who may listen is asked when a stream is opened, so none lives for long. */
const lifeMs = 15 * minute;
/** A page that takes nothing for so many messages is not there any more. */
const unreadAtMost = 500;

const headers = {
  "content-type": "text/event-stream",
  // `no-transform` keeps compression from holding events back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

export interface StreamOptions {
  staffId: string;
  timezone: string;
  /** How the page names itself when it says what is open in it; null when it does not. */
  page: string | null;
  /** The page shows the inbox. */
  inbox: boolean;
  /** Until when the page knows everything; null when it reads again by itself. */
  knows: Date | null;
  signal: AbortSignal;
}

/**
 * A text/event-stream of a shop's news (frames.ts), from the moment its headers arrive. Ends when the page goes
 * away, after a while, and when news can no longer be had: the page asks again, and is told what it missed.
 * @returns 503 while news cannot be had
 */
export async function newsStream(scope: ShopScope, options: StreamOptions): Promise<Response> {
  const { staffId, timezone, page: id, inbox, knows, signal } = options;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const ended = new AbortController();
  const send = (bytes: Uint8Array) => {
    writer.write(bytes).catch(() => ended.abort());
    if ((writer.desiredSize ?? 0) < -unreadAtMost) ended.abort();
  };
  const page = { staffId, id, inbox, send, end: () => ended.abort() };
  const leave = await listen(scope, timezone, page, knows).catch(() => null);
  if (!leave) return new Response("News cannot be had at the moment.", { status: 503 });

  const here = () => send(frame("here", new Date().toISOString()));
  const heartbeat = setInterval(here, heartbeatMs);
  const life = setTimeout(() => ended.abort(), lifeMs * (0.9 + Math.random() * 0.2));
  const end = () => {
    clearInterval(heartbeat);
    clearTimeout(life);
    leave();
    writer.close().catch(() => {});
  };
  writer.closed.catch(() => ended.abort());
  signal.addEventListener("abort", () => ended.abort(), { once: true });
  if (signal.aborted || ended.signal.aborted) end();
  else ended.signal.addEventListener("abort", end, { once: true });
  here();
  return new Response(readable, { headers });
}
