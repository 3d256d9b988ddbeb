import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import type { ThreadPage } from "../../conversations.ts";
import { partsOf } from "./read-part.ts";
import { TimelineStore, type TimelineState } from "./timeline-store.ts";

/**
 * What the page holds of the thread. Begins with the part that the page was opened at; whenever the page is read again,
 * what is held is brought up to date.
 * @param atEnd whether the reader is at the end of the log
 */
export function useTimeline(
  { id, timeline }: Pick<ThreadPage, "id" | "timeline">,
  atEnd: RefObject<boolean>,
): [TimelineState, TimelineStore] {
  const reading = useRef(new AbortController());
  const [store] = useState(
    () =>
      new TimelineStore(
        timeline,
        partsOf(id, () => reading.current.signal),
      ),
  );
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);

  useEffect(() => {
    reading.current = new AbortController();
    return () => reading.current.abort();
  }, []);

  const known = useRef(timeline);
  useEffect(() => {
    if (known.current === timeline) return;
    known.current = timeline;
    store.refresh(timeline, atEnd.current ?? false);
  }, [store, timeline, atEnd]);

  return [state, store];
}
