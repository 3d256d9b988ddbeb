import { expect, test } from "vitest";
import { readEvents, type StreamEvent } from "#app/ui/live/listen.ts";

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

test("events are read however the stream is cut, and comments are no events", async () => {
  const events: StreamEvent[] = [];
  const parts = [": listening\n\nevent: ro", "ws\nda", 'ta: {"gone":', '["é"]}\n', "\n: still here\n\n"];
  await readEvents(stream(parts, "ends"), (each) => events.push(each), 1_000);
  expect(events).toEqual([{ event: "rows", data: { gone: ["é"] } }]);
});

test("a connection that has silently died is given up", async () => {
  await expect(readEvents(stream([": listening\n\n"], "silence"), () => {}, 20)).rejects.toThrow(
    "nothing arrived for 20 ms",
  );
});
