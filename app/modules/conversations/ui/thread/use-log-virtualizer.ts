import { defaultRangeExtractor, useVirtualizer, type ReactVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState, type FocusEvent, type RefObject } from "react";
import type { TimelineItem } from "../../thread/timeline.ts";
import type { LogRow } from "./log-rows.ts";

/** So near the end counts as being there, in pixels. */
const nearEnd = 48;
/** Room for what the edges of the log say, and below the last message. */
const edge = 44;
const belowLast = 8;
/** Heights before a row was drawn; the better the guess, the less the scrollbar moves. */
const guessed = {
  day: 36,
  unread: 36,
  pending: 76,
  scheduled: 110,
  message: 76,
  note: 100,
  order: 32,
  change: 32,
  changes: 32,
};
const charactersInALine = 60;
const lineHeight = 20;

export type LogVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

export interface VirtualLog {
  virtualizer: LogVirtualizer;
  /** The end of what is loaded is in sight. */
  atEnd: boolean;
  /** Keeps the row that has the focus drawn, wherever one scrolls. */
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * Draws only the rows in sight, and holds the reader's place: rows keep it when others come above them or go, and
 * the end stays the end for those who are there (docs/decisions/0027).
 * @param drawAll draws all that is loaded, for whoever searches in the page
 */
export function useLogVirtualizer(
  rows: LogRow[],
  logRef: RefObject<HTMLDivElement>,
  {
    enabled,
    drawAll,
    moreBelow,
    atEndRef,
  }: { enabled: boolean; drawAll: boolean; moreBelow: boolean; atEndRef: { current: boolean } },
): VirtualLog {
  const [atEnd, setAtEnd] = useState(atEndRef.current);
  const focusedKey = useRef<string | null>(null);
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    enabled,
    getScrollElement: () => logRef.current,
    estimateSize: (index) => guessHeight(rows[index]),
    getItemKey,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: nearEnd,
    paddingStart: edge,
    paddingEnd: moreBelow ? edge : belowLast,
    overscan: drawAll ? rows.length : 6,
    directDomUpdates: true,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const kept = rows.findIndex(({ key }) => key === focusedKey.current);
      return kept === -1 || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b);
    },
    onChange: (instance) => {
      atEndRef.current = instance.isAtEnd(nearEnd);
      setAtEnd(atEndRef.current);
    },
  });
  useStayAtEnd(virtualizer, logRef, atEndRef);
  const onFocus = useCallback((event: FocusEvent) => {
    focusedKey.current = event.target.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? null;
  }, []);
  const onBlur = useCallback(() => {
    focusedKey.current = null;
  }, []);
  return { virtualizer, atEnd, onFocus, onBlur };
}

function guessHeight(row: LogRow | undefined): number {
  if (!row) return guessed.message;
  if (row.kind !== "item") return guessed[row.kind];
  return guessed[row.item.kind] + Math.floor(lengthOf(row.item) / charactersInALine) * lineHeight;
}

function lengthOf(item: TimelineItem): number {
  if (item.kind === "note") return item.note.text.length;
  return item.kind === "message" ? (item.message.content?.text?.length ?? 0) : 0;
}

/** The composer grows, the window shrinks: neither may push the end out of sight. */
function useStayAtEnd(
  virtualizer: LogVirtualizer,
  logRef: RefObject<HTMLDivElement>,
  atEndRef: RefObject<boolean>,
): void {
  useEffect(() => {
    const log = logRef.current;
    if (!log) return;
    const observer = new ResizeObserver(() => {
      if (atEndRef.current) virtualizer.scrollToEnd();
    });
    observer.observe(log);
    return () => observer.disconnect();
  }, [virtualizer, logRef, atEndRef]);
}
