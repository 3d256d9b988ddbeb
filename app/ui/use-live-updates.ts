import { useRevalidator } from "@remix-run/react";
import { createParser } from "eventsource-parser";
import { useCallback, useEffect, useRef, useState } from "react";
import type { News } from "#app/platform/live/news.ts";

/** live: news arrives · connecting: it will again · polling: it has not for a while, the page asks by itself. */
export type LiveState = "live" | "connecting" | "polling";

/** News that comes together is one revalidation. */
const gatherMs = 25;
const pollMs = 10_000;
const longestWaitMs = 15_000;

/**
 * Revalidates the page when news concerns it. Reads the stream with `fetch`, because App Bridge puts its
 * session token on fetch and not on EventSource.
 * @param concerns whether the page shows what a piece of news is about
 */
export function useLiveUpdates(concerns: (news: News) => boolean): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const ask = useCoalescedRevalidation();
  const latest = useRef({ concerns, ask });
  useEffect(() => {
    latest.current = { concerns, ask };
  });

  useEffect(() => {
    const ended = new AbortController();
    void listen(ended.signal, setState, (news) => latest.current.concerns(news) && latest.current.ask());
    return () => ended.abort();
  }, []);

  useEffect(() => {
    if (state !== "polling") return;
    const timer = setInterval(() => latest.current.ask(), pollMs);
    return () => clearInterval(timer);
  }, [state]);

  return state;
}

/**
 * Revalidates once for everything asked within the gathering time, and never while a revalidation runs: a
 * second one would cancel the first, and under a steady stream of news none would ever end.
 */
function useCoalescedRevalidation(): () => void {
  const { state, revalidate } = useRevalidator();
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked || state !== "idle") return;
    const timer = setTimeout(() => {
      setAsked(false);
      revalidate();
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [asked, state, revalidate]);
  return useCallback(() => setAsked(true), []);
}

/** Reads the stream, and opens it again with growing waits, until `signal` ends it. */
async function listen(
  signal: AbortSignal,
  setState: (state: LiveState) => void,
  onNews: (news: News) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      const answer = await fetch("/app/live", { signal, headers: { accept: "text/event-stream" } });
      if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
      setState("live");
      failures = 0;
      await read(answer.body, onNews);
    } catch {
      if (signal.aborted) return;
    }
    setState(failures < 2 ? "connecting" : "polling");
    await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** failures, longestWaitMs)));
  }
}

async function read(body: ReadableStream<Uint8Array>, onNews: (news: News) => void): Promise<void> {
  const parser = createParser({ onEvent: ({ data }) => onNews(JSON.parse(data) as News) });
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(value);
  }
}
