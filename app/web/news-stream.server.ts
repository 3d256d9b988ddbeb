import { second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { subscribe } from "#app/platform/live/subscribe.server.ts";

/** Often enough that proxies keep the stream open and the page notices when it is dead. */
const heartbeatMs = 15 * second;

const headers = {
  "content-type": "text/event-stream",
  // `no-transform` keeps compression from holding events back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

const encoder = new TextEncoder();

/**
 * A text/event-stream of a shop's news, from the moment its headers arrive. Ends when the page goes away, and
 * when news can no longer be had: the page asks again, and reads what it missed.
 * @returns 503 while news cannot be had
 */
export async function newsStream(scope: ShopScope, signal: AbortSignal): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const send = (text: string) => void writer.write(encoder.encode(text)).catch(() => {});
  const unsubscribe = await subscribe(scope.shopId, {
    onNews: (news) => send(`data: ${JSON.stringify(news)}\n\n`),
    onLost: () => end(),
  }).catch(() => null);
  if (!unsubscribe) return new Response("News cannot be had at the moment.", { status: 503 });

  const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
  const end = () => {
    clearInterval(heartbeat);
    unsubscribe();
    writer.close().catch(() => {});
  };
  writer.closed.catch(end);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  send(": listening\n\n");
  return new Response(readable, { headers });
}
