import { expect, test } from "vitest";
import { readNews } from "#app/ui/listen-to-news.ts";
import type { News } from "#app/platform/live/news.ts";

const encoder = new TextEncoder();

/** A stream that says `parts`, and then ends, or falls silent. */
function stream(parts: string[], then: "ends" | "silence"): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      if (then === "ends") controller.close();
    },
  });
}

test("news is read however the stream is cut, and comments are not news", async () => {
  const news: News[] = [];
  const parts = [": listening\n\nda", 'ta: {"kind":"conversation",', '"id":"é"}\n', "\n: still here\n\n"];
  await readNews(stream(parts, "ends"), (each) => news.push(each), 1_000);
  expect(news).toEqual([{ kind: "conversation", id: "é" }]);
});

test("a connection that has silently died is given up", async () => {
  await expect(readNews(stream([": listening\n\n"], "silence"), () => {}, 20)).rejects.toThrow(
    "nothing arrived for 20 ms",
  );
});
