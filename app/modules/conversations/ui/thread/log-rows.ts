import type { ThreadMessage } from "../../conversations.ts";
import type { TimelineItem } from "../../thread/timeline.ts";
import type { TimelineWindow } from "./timeline-window.ts";

/** A reply on its way to the server, shown at once. */
export interface PendingReply {
  clientToken: string;
  text: string;
  /** How many go with it. */
  files: number;
  cards: number;
}

/** What stands below each other in the log. Keys stay with what they name, wherever it moves. */
export type LogRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  /** `position` counts the items of the window, from 1. */
  | { kind: "item"; key: string; item: TimelineItem; position: number }
  | { kind: "pending"; key: string; reply: PendingReply }
  /** What has not been said yet. */
  | { kind: "scheduled"; key: string; message: ThreadMessage };

export interface LogParts {
  window: TimelineWindow;
  pending: PendingReply[];
  scheduled: ThreadMessage[];
  /** Above this item stands the line that parts what was read from what was not; null without one. */
  firstUnreadId: string | null;
  /** Which day of the shop's calendar something happened on, as a number. */
  dayOf: (iso: string) => number;
}

/**
 * The rows of the log, oldest first. A window that begins within the thread has no heading above its first item: the
 * day may have begun earlier, and a heading that moves when more is read would take the reader along.
 */
export function logRows({ window, pending, scheduled, firstUnreadId, dayOf }: LogParts): LogRow[] {
  const rows: LogRow[] = [];
  const [first] = window.items;
  let day = first && window.older !== null ? dayOf(first.at) : null;
  for (const [at, item] of window.items.entries()) {
    const itsDay = dayOf(item.at);
    if (itsDay !== day) rows.push({ kind: "day", key: `day-${itsDay}`, at: item.at });
    if (item.id === firstUnreadId) rows.push({ kind: "unread", key: "unread" });
    rows.push({ kind: "item", key: item.id, item, position: at + 1 });
    day = itsDay;
  }
  return [
    ...rows,
    ...pending.map((reply) => ({ kind: "pending" as const, key: reply.clientToken, reply })),
    ...scheduled.map((message) => ({ kind: "scheduled" as const, key: message.id, message })),
  ];
}

/** The item of the first row from one on that has one; null when there is none. */
export function itemFrom(rows: LogRow[], index: number): TimelineItem | null {
  if (index < 0) return null;
  const row = rows.find((each, at) => at >= index && each.kind === "item");
  return row?.kind === "item" ? row.item : null;
}

/** When what stands at the top happened, for the heading over it; null where the log's own heading is in sight. */
export function dayAbove(rows: LogRow[], index: number): string | null {
  return rows[index]?.kind === "day" ? null : (itemFrom(rows, index)?.at ?? null);
}
