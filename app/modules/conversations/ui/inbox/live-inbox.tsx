import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { LiveState } from "#app/ui/live/listen.ts";
import { useRevalidate } from "#app/ui/live/use-revalidate.ts";
import { useStream } from "#app/ui/live/use-stream.ts";
import type { StripFacts } from "../../conversations.ts";
import type { PresenceTold } from "../../presence/presence.ts";
import { isNewer, withRecent, type RowChanges } from "../../views/live-rows.ts";
import { forgetPresence, learnPresence } from "../presence/colleagues.ts";
import { ownPresence, pageName } from "../presence/say-presence.ts";

type Listener = (changes: RowChanges) => void;

interface LiveInbox {
  state: LiveState;
  /** What the strip says since the page was read; null while nothing changed. */
  strip: StripFacts | null;
  /** Hands on each change of rows, until the returned function is called. */
  subscribe(listener: Listener): () => void;
  /** What was told lately: whoever begins to listen may have been read before it. */
  recent(): RowChanges[];
}

const LiveInboxContext = createContext<LiveInbox>({
  state: "connecting",
  strip: null,
  subscribe: () => () => {},
  recent: () => [],
});

export const useLiveInbox = () => useContext(LiveInboxContext);

/** Hands each change of rows to `listener` while the component is there. */
export function useRowChanges(listener: Listener): void {
  const { subscribe } = useLiveInbox();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((changes) => latest.current(changes)), [subscribe]);
}

/**
 * Reads the open thread again when something happened in it, and only then.
 * @param readAt when it was read, ISO 8601: what was told since then is missing in it
 */
export function useThreadNews(threadId: string, readAt: string): void {
  const { recent } = useLiveInbox();
  const revalidate = useRevalidate();
  const answered = useRef<string | null>(null);
  const answer = ({ at, threads }: RowChanges) => {
    if (!threads.includes(threadId) || answered.current === at) return;
    answered.current = at;
    revalidate("thread");
  };
  useRowChanges(answer);
  useEffect(() => {
    const missed = recent().findLast(({ threads }) => threads.includes(threadId));
    if (!missed || !isNewer(missed, readAt) || answered.current === missed.at) return;
    answered.current = missed.at;
    revalidate("thread");
  }, [recent, revalidate, threadId, readAt]);
}

interface ProviderProps {
  readAt: string;
  staffId: string;
  children: ReactNode;
}

/**
 * The inbox's ear: one stream for the list, the strip and the open thread. Rows and counts come by it as they
 * are; only what it cannot tell is read again.
 * @param readAt when the server read the page, ISO 8601
 * @param staffId who looks
 */
export function LiveInboxProvider({ readAt, staffId, children }: ProviderProps) {
  const [ear] = useState(() => new Ear(readAt));
  const [strip, setStrip] = useState<StripFacts | null>(null);
  const revalidate = useRevalidate();
  const state = useStream({
    search: () => `?inbox&page=${pageName()}&knows=${encodeURIComponent(ear.knows())}`,
    onOpen: () => ownPresence.again(),
    onEvent: ({ event, data }) => {
      if (event === "here") ear.know(data as string);
      if (event === "rows") ear.hear(data as RowChanges);
      if (event === "strip") setStrip(data as StripFacts);
      if (event === "presence") learnPresence(data as PresenceTold, staffId);
      if (event === "news" || event === "reread") revalidate("inbox", "thread");
    },
    onPoll: () => revalidate("inbox", "thread"),
  });
  useEffect(() => (state === "polling" ? forgetPresence() : undefined), [state]);
  // What was read again is newer than what was told before.
  const [shownAt, setShownAt] = useState(readAt);
  if (shownAt !== readAt) {
    setShownAt(readAt);
    setStrip(null);
  }
  const live = useMemo(
    () => ({ state, strip, subscribe: ear.subscribe, recent: ear.recent }),
    [state, strip, ear],
  );
  return <LiveInboxContext.Provider value={live}>{children}</LiveInboxContext.Provider>;
}

/** What was told lately, and who wants to hear more. */
class Ear {
  #knows: string;
  #recent: RowChanges[] = [];
  readonly #listeners = new Set<Listener>();

  constructor(readAt: string) {
    this.#knows = readAt;
  }

  /** Up to when the page knows everything, ISO 8601. */
  readonly knows = () => this.#knows;

  know(at: string): void {
    this.#knows = at;
  }

  hear(changes: RowChanges): void {
    this.know(changes.at);
    this.#recent = withRecent(this.#recent, changes);
    for (const listener of this.#listeners) listener(changes);
  }

  readonly recent = () => this.#recent;

  readonly subscribe = (listener: Listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}
