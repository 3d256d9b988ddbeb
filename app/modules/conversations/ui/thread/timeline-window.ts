import { comparePlaces, placeOf, type TimelineItem, type TimelinePage } from "../../thread/timeline.ts";

/**
 * What a page holds of a thread: one part of it without gaps, in the shape in which the server gives parts. It is
 * bounded, so that reading ten thousand messages costs no more memory than reading a hundred.
 */
export type TimelineWindow = TimelinePage;

/**
 * More messages than this are let go at the end that is further away, down to {@link keptMessages}. What stands between
 * them goes with them and is not counted: out of sight, or in one line, it gives nobody anything to read.
 */
const mostMessages = 400;
const keptMessages = 300;

/**
 * The window with a part that was read after it. Where both speak, the part is right: what it leaves out is gone. A part
 * that does not touch the window changes nothing. Items that read as before stay the same objects.
 */
export function joinPart(window: TimelineWindow, part: TimelinePage): TimelineWindow {
  if (isBefore(part.newer, window.older) || isBefore(window.newer, part.older)) return window;
  const items = [
    ...window.items.filter((item) => part.older !== null && comparePlaces(placeOf(item), part.older) < 0),
    ...sameObjects(window.items, part.items),
    ...window.items.filter((item) => part.newer !== null && comparePlaces(placeOf(item), part.newer) > 0),
  ];
  return {
    items,
    older: isBefore(window.older, part.older) || window.older === null ? window.older : part.older,
    newer: isBefore(part.newer, window.newer) || window.newer === null ? window.newer : part.newer,
  };
}

/** Whether one place certainly comes before another; null is an end of the thread, which is before and after none. */
function isBefore(place: string | null, other: string | null): boolean {
  return place !== null && other !== null && comparePlaces(place, other) < 0;
}

/** Whether a part holds everything that the window does. */
export function covers(part: TimelinePage, window: TimelineWindow): boolean {
  const fromStart = part.older === null || (window.older !== null && !isBefore(window.older, part.older));
  const toEnd = part.newer === null || (window.newer !== null && !isBefore(part.newer, window.newer));
  return fromStart && toEnd;
}

/** The items as they read now, those that read as before being the objects that were there. */
export function sameObjects(before: TimelineItem[], now: TimelineItem[]): TimelineItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => {
    const old = known.get(item.id);
    return old && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
}

/** A window that is too long, without what lies furthest from the item that is looked at. */
export function trimmed(window: TimelineWindow, lookedAt: number): TimelineWindow {
  const messages = [...window.items.keys()].filter((at) => window.items[at]?.kind === "message");
  if (messages.length <= mostMessages) return window;
  const before = messages.filter((at) => at < lookedAt).length;
  const latest = messages.length - keptMessages;
  const start = Math.min(Math.max(0, before - keptMessages / 2), latest);
  const from = start > 0 ? (messages[start] ?? 0) : 0;
  const to = start < latest ? (messages[start + keptMessages - 1] ?? 0) + 1 : window.items.length;
  const items = window.items.slice(from, to);
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    older: from > 0 && first ? placeOf(first) : window.older,
    newer: to < window.items.length && last ? placeOf(last) : window.newer,
  };
}
