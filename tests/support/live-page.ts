import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readEvents } from "#app/ui/live/listen.ts";
import { newsStream, type StreamOptions } from "#app/web/live/news-stream.server.ts";

/** An open page; `next` waits for the next event of a name and kind, whatever comes between. */
export async function openPage(scope: ShopScope, over: Partial<StreamOptions> = {}) {
  const left = new AbortController();
  const stream = await newsStream(scope, {
    staffId: randomUUID(),
    timezone: "UTC",
    page: null,
    inbox: true,
    knows: new Date(),
    ...over,
    signal: left.signal,
  });
  const events: { event: string; data: unknown }[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((each) => each());
  const ended = readEvents(
    stream.body!,
    (event) => {
      events.push(event);
      wake();
    },
    20_000,
  );
  onTestFinished(() => left.abort());
  return {
    leave: () => left.abort(),
    ended,
    events,
    next: async <Data = unknown>(name: string, is: (data: Data) => boolean = () => true): Promise<Data> => {
      for (;;) {
        const at = events.findIndex(({ event, data }) => event === name && is(data as Data));
        if (at >= 0) return events.splice(at, 1)[0]?.data as Data;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };
}
