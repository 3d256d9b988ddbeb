import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** So near the end counts as being there, in pixels. */
const nearEnd = 48;

// React warns about layout effects on the server, where there is no layout.
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

export interface LogScroll {
  logRef: RefObject<HTMLDivElement>;
  contentRef: RefObject<HTMLDivElement>;
  /** Something arrived below what the reader looks at. */
  newBelow: boolean;
  toEnd: () => void;
  onScroll: () => void;
}

/** What the log holds: the outermost messages, and how many replies are on their way. */
export interface LogEnds {
  firstId: string | null;
  lastId: string | null;
  pending: number;
  /** The message that is looked for: the log begins there, rather than at its end. */
  at: string | null;
}

/**
 * Keeps a log at its end while the reader is there, leaves it alone while they read further up, and holds
 * their place when earlier messages appear above it.
 */
export function useLogScroll({ firstId, lastId, pending, at }: LogEnds): LogScroll {
  const logRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const [newBelow, setNewBelow] = useState(false);
  const sought = useRef(at);
  const before = useRef({
    atEnd: true,
    pending,
    lastId,
    anchor: null as { element: Element; top: number } | null,
  });

  const toEnd = useCallback(() => {
    const log = logRef.current;
    if (log) log.scrollTop = log.scrollHeight;
    before.current.atEnd = true;
    setNewBelow(false);
  }, []);
  const onScroll = useCallback(() => {
    const log = logRef.current;
    if (!log) return;
    before.current.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    if (before.current.atEnd) setNewBelow(false);
  }, []);

  useBrowserLayoutEffect(() => {
    const log = logRef.current;
    const past = before.current;
    if (!log) return;
    holdPlace(log, past.anchor);
    if (sought.current !== null) past.atEnd = !showMessage(log, sought.current);
    sought.current = null;
    if (past.atEnd || pending > past.pending) toEnd();
    else if (lastId !== past.lastId) setNewBelow(true);
    Object.assign(past, { pending, lastId, anchor: anchorOf(log) });
  }, [firstId, lastId, pending, toEnd]);

  // Pictures arrive, and the composer grows: neither may push the end out of sight.
  useEffect(() => {
    const log = logRef.current;
    if (!log || !contentRef.current) return;
    const observer = new ResizeObserver(() => {
      if (before.current.atEnd) toEnd();
      before.current.anchor = anchorOf(log);
    });
    observer.observe(contentRef.current);
    observer.observe(log);
    return () => observer.disconnect();
  }, [toEnd]);

  return { logRef, contentRef, newBelow, toEnd, onScroll };
}

/** The topmost message, and where it lies within the whole. */
function anchorOf(log: HTMLElement): { element: Element; top: number } | null {
  const element = log.querySelector("[data-message]");
  return element && { element, top: placeOf(log, element) };
}

/** Scrolls to where a message stands in the upper half. @returns whether it is there */
function showMessage(log: HTMLElement, id: string): boolean {
  const element = log.querySelector(`[data-message="${CSS.escape(id)}"]`);
  if (element) log.scrollTop = placeOf(log, element) - log.clientHeight / 3;
  return element !== null;
}

function holdPlace(log: HTMLElement, anchor: { element: Element; top: number } | null): void {
  if (anchor?.element.isConnected) log.scrollTop += placeOf(log, anchor.element) - anchor.top;
}

function placeOf(log: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
}
