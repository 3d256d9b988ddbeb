import { second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { News } from "#app/platform/live/news.ts";
import { subscribe } from "#app/platform/live/subscribe.server.ts";

/** Often enough that proxies keep the stream open and the page notices when it is dead. */
const heartbeatMs = 15 * second;

const encoder = new TextEncoder();

/**
 * A text/event-stream of a shop's news. `no-transform` keeps compression from holding events back.
 * Ends when the page goes away.
 */
export function newsStream(scope: ShopScope, signal: AbortSignal): Response {
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(scope.shopId, (news: News) => send(`data: ${JSON.stringify(news)}\n\n`));
      const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
      end = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      signal.addEventListener(
        "abort",
        () => {
          end();
          controller.close();
        },
        { once: true },
      );
      send(": listening\n\n");
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
