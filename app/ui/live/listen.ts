import { createParser } from "eventsource-parser";
import type { News } from "#app/platform/live/news.ts";
import { closeApp } from "../app-closed.ts";

/** live: news arrives · connecting: it will again · polling: it has not for a while, the page asks by itself. */
export type LiveState = "live" | "connecting" | "polling";

/** One event of the stream: what the server calls it, and what it says. */
export interface StreamEvent {
  event: string;
  data: unknown;
}

export interface Listener {
  /** What of the stream's address says what is to be told; asked again whenever it has to be opened. */
  search(): string;
  /** The stream is open: what happened before is not told again unless the address asks for it. */
  onOpen(): void;
  onState(state: LiveState): void;
  onEvent(event: StreamEvent): void;
}

/** The server says every 15 seconds that it is there. Two of these missing: nobody is. */
const silenceMs = 40_000;
const longestWaitMs = 15_000;

/**
 * Listens to the shop's news, and opens the stream again with growing waits, until `signal` ends it. Reads it
 * with `fetch`, because App Bridge puts its session token on fetch and not on EventSource.
 */
export async function listen(signal: AbortSignal, listener: Listener): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const attempt = new AbortController();
    try {
      const answer = await fetch(`/app/live${listener.search()}`, {
        signal: AbortSignal.any([signal, attempt.signal]),
        headers: { accept: "text/event-stream" },
      });
      if (answer.status === 410) return closeApp();
      if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
      failures = 0;
      listener.onState("live");
      listener.onOpen();
      const tell = (event: StreamEvent) => (closes(event) ? closeApp() : listener.onEvent(event));
      await readEvents(answer.body, tell, silenceMs);
    } catch {
      if (signal.aborted) return;
    }
    attempt.abort();
    listener.onState(failures < 2 ? "connecting" : "polling");
    await rest(Math.min(500 * 2 ** failures, longestWaitMs));
  }
}

/** Everything of the store is being deleted, and this page closes with it. */
const closes = ({ event, data }: StreamEvent) =>
  event === "news" && (data as News[]).some(({ kind }) => kind === "closed");

/**
 * Hands over events until the stream ends.
 * @throws when nothing at all arrives for `silence` milliseconds: a dead connection says nothing
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: StreamEvent) => void,
  silence: number,
): Promise<void> {
  const parser = createParser({
    onEvent: ({ event = "message", data }) => onEvent({ event, data: JSON.parse(data) as unknown }),
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await within(silence, reader.read());
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing arrived for ${ms} ms`)), ms);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

/** Waits, but not when the network has just come back. */
async function rest(ms: number): Promise<void> {
  const rested = new AbortController();
  await Promise.race([
    new Promise((resolve) => setTimeout(resolve, ms)),
    new Promise((resolve) => addEventListener("online", resolve, { signal: rested.signal })),
  ]);
  rested.abort();
}
