import { useMemo, useRef, useState } from "react";
import type { TimelineStore, TimelineState } from "../timeline-store.ts";
import type { MediaShelf } from "./media-shelf.ts";
import { viewablesIn, type Viewable } from "./viewables.ts";

/** One picture or video that is looked at, among those of what the page holds of the thread. */
export interface MediaViewing {
  shown: Viewable;
  /** Its number, from 1, and of how many. */
  position: number;
  count: number;
  /** More may stand before the first one. */
  more: boolean;
  /** Looks at the one so many further on; nothing happens where there is none. */
  move: (by: number) => void;
  close: () => void;
}

/** What is looked at large; null when nothing is, and as soon as it is erased or unsent. */
export function useMediaViewer(
  { window }: Pick<TimelineState, "window">,
  store: TimelineStore,
): [MediaShelf, MediaViewing | null] {
  const [key, setKey] = useState<string | null>(null);
  const asked = useRef(new Set<string>());
  const shelf = useMemo<MediaShelf>(
    () => ({
      view: setKey,
      renew: (url) => {
        // Only ours are made anew: Meta's are what Meta told.
        const ours = new URL(url, location.href).origin === location.origin;
        if (!ours || asked.current.has(url)) return;
        asked.current.add(url);
        store.renew();
      },
    }),
    [store],
  );
  const viewables = useMemo(() => (key === null ? [] : viewablesIn(window.items)), [key, window.items]);
  const at = viewables.findIndex((each) => each.key === key);
  const shown = viewables[at];
  if (!shown) return [shelf, null];
  const move = (by: number) => {
    const next = viewables[at + by];
    if (next) setKey(next.key);
    if (at + by <= 0) store.readMore("older");
    if (at + by >= viewables.length - 1) store.readMore("newer");
  };
  const [position, count, more] = [at + 1, viewables.length, window.older !== null || window.newer !== null];
  return [shelf, { shown, position, count, more, move, close: () => setKey(null) }];
}
