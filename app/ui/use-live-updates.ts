import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { News } from "#app/platform/live/news.ts";
import { listenToNews, type LiveState } from "./listen-to-news.ts";

/** News that comes together is one revalidation. */
const gatherMs = 25;
const pollMs = 10_000;

/**
 * Revalidates the page when news concerns it, and whenever the stream has opened: something may have happened
 * between reading the page and listening.
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
    void listenToNews(ended.signal, {
      onState: setState,
      onOpen: () => latest.current.ask(),
      onNews: (news) => latest.current.concerns(news) && latest.current.ask(),
    });
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
