import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { ThreadPage } from "../../conversations.ts";
import { useBrowserLayoutEffect } from "#app/ui/use-browser-layout-effect.ts";
import { watchFoldedKinds } from "./folded-kinds.ts";
import { itemFrom, type LogRow } from "./log-rows.ts";
import { keepReadingPlace, readingPlace, type ReadingPlace } from "./reading-places.ts";
import type { TimelineState, TimelineStore } from "./timeline-store.ts";
import type { LogVirtualizer } from "./use-log-virtualizer.ts";

/** More is read when no more than so many rows are left at an end. */
const rowsAhead = 20;

export interface Reading {
  /** The item that one was led to; it is marked. */
  pointedId: string | null;
  /** Leads to an item of the thread, wherever it is. */
  goTo: (itemId: string) => void;
  /** Leads to the newest. */
  goToEnd: () => void;
}

export interface ReadingParts {
  thread: ThreadPage;
  rows: LogRow[];
  state: TimelineState;
  store: TimelineStore;
  virtualizer: LogVirtualizer;
  atEndRef: RefObject<boolean>;
  /** The log is drawn by the browser. */
  ready: boolean;
}

/** Where to scroll: with an offset to what was at the top of the log, without to what belongs in its middle. */
type Target = "end" | { itemId: string; offset?: number };

/** Where in the thread one reads: opened at, led to, come back to; and more is there before one gets to it. */
export function useReading(parts: ReadingParts): Reading {
  const { thread, rows, state, store, virtualizer, ready } = parts;
  const [pointedId, setPointedId] = useState(thread.anchorId);
  const [opening] = useState(() => openingOf(thread));
  const { window, opened } = state;
  /** Scrolled to once that many parts were opened. */
  const target = useRef({ to: opening as Target | null, opened: isIn(window.items, opening) ? 0 : 1 });

  useEffect(() => {
    if (opening !== "end" && !isIn(store.state().window.items, opening)) store.open(opening.itemId);
  }, [store, opening]);

  useBrowserLayoutEffect(() => {
    if (!ready || target.current.to === null || opened < target.current.opened) return;
    scrollTo(virtualizer, rows, target.current.to);
    target.current.to = null;
  }, [ready, opened, rows, virtualizer]);

  const lead = (to: Target) => {
    const isThere = to === "end" ? window.newer === null : isIn(window.items, to);
    if (isThere) return scrollTo(virtualizer, rows, to);
    target.current = { to, opened: opened + 1 };
    store.open(to === "end" ? undefined : to.itemId);
  };
  // Messages that lead to others are drawn again only when they say something else.
  const latest = useRef(lead);
  useEffect(() => {
    latest.current = lead;
  });
  useFoldedPlace(parts, target);
  useReadAhead(parts);
  useKeptPlace(parts);
  return {
    pointedId,
    goTo: useCallback((itemId: string) => {
      setPointedId(itemId);
      latest.current({ itemId });
    }, []),
    goToEnd: useCallback(() => latest.current("end"), []),
  };
}

/** Where the log is scrolled first: to what the address names, where one left, or to the end. */
function openingOf({ id, anchorId }: ThreadPage): Target {
  if (anchorId !== null) return { itemId: anchorId };
  return readingPlace(id) ?? "end";
}

function isIn(items: { id: string }[], target: Target): boolean {
  return target === "end" || items.some(({ id }) => id === target.itemId);
}

function scrollTo(virtualizer: LogVirtualizer, rows: LogRow[], target: Target): void {
  if (target === "end") return virtualizer.scrollToEnd();
  const index = rows.findIndex(({ key }) => key === target.itemId);
  if (index === -1) return;
  if (target.offset === undefined) return virtualizer.scrollToIndex(index, { align: "center" });
  const [start] = virtualizer.getOffsetForIndex(index, "start") ?? [0];
  virtualizer.scrollToOffset(start + target.offset);
}

/** Reads on at whichever end comes near. */
function useReadAhead({ rows, state, store, virtualizer, ready }: ReadingParts): void {
  const { startIndex = -1, endIndex = -1 } = virtualizer.range ?? {};
  const looking = itemFrom(rows, startIndex);
  useEffect(() => {
    if (!ready || startIndex === -1) return;
    if (looking) store.lookAt(looking.id);
    if (startIndex < rowsAhead && state.older === "idle") store.readMore("older");
    if (endIndex >= rows.length - rowsAhead && state.newer === "idle") store.readMore("newer");
  }, [ready, startIndex, endIndex, looking, rows.length, state.older, state.newer, store]);
}

/** Holds the reader's place when a kind is folded or unfolded: what stood at the top may be gone. */
function useFoldedPlace(
  { rows, state, virtualizer, atEndRef }: ReadingParts,
  target: { current: { to: Target | null; opened: number } },
): void {
  const latest = useRef({ rows, state, virtualizer });
  useEffect(() => {
    latest.current = { rows, state, virtualizer };
  });
  useEffect(
    () =>
      watchFoldedKinds(() => {
        const { rows, state, virtualizer } = latest.current;
        const place = atEndRef.current ? null : topmost(rows, virtualizer);
        target.current = { to: place ?? "end", opened: state.opened };
      }),
    [target, atEndRef],
  );
}

/** Remembers where one read, for whoever comes back to the thread. */
function useKeptPlace({ thread: { id }, rows, virtualizer, atEndRef }: ReadingParts): void {
  const latest = useRef({ rows, virtualizer });
  useEffect(() => {
    latest.current = { rows, virtualizer };
  });
  useEffect(() => {
    const keep = () => {
      const { rows, virtualizer } = latest.current;
      keepReadingPlace(id, atEndRef.current ? null : topmost(rows, virtualizer));
    };
    return keep;
  }, [id, atEndRef]);
}

/** The place of the first message in sight: whatever is folded, it stays. */
function topmost(rows: LogRow[], virtualizer: LogVirtualizer): ReadingPlace | null {
  const top = virtualizer.scrollOffset ?? 0;
  const from = virtualizer.range?.startIndex ?? 0;
  const index = rows.findIndex((row, at) => at >= from && row.kind === "item" && row.item.kind === "message");
  const row = rows[index];
  const start = virtualizer.measurementsCache[index]?.start;
  return row?.kind === "item" && start !== undefined ? { itemId: row.item.id, offset: top - start } : null;
}

/** Shows what one sends oneself, wherever one was reading. */
export function useOwnShown(pending: number, goToEnd: () => void): void {
  const before = useRef(pending);
  useEffect(() => {
    if (pending > before.current) goToEnd();
    before.current = pending;
  }, [pending, goToEnd]);
}
