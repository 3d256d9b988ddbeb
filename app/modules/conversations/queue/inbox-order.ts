import type { ConversationRow } from "../conversations.ts";
import { readCursor, writeCursor } from "./page-cursor.ts";

/** How the inbox is ordered: what runs out first, the newest message first, or who waits longest. */
export type InboxOrder = "queue" | "newest" | "waiting";

/** What of a row says where it stands. */
export type OrderedRow = Pick<ConversationRow, "id" | "lastMessageAt" | "waitingSince" | "answerBy">;

/** A stretch of the list that has one order by time. What follows it begins where it ends. */
export interface Part {
  column: "answer_by" | "last_message_at" | "waiting_since";
  direction: "ASC" | "DESC";
  /** SQL that is true for its threads; each has a partial index that says the same. */
  only: string;
  /** The same of a row at hand: its time, when it belongs here. */
  time(row: OrderedRow): string | null;
}

const newestFirst: Part = {
  column: "last_message_at",
  direction: "DESC",
  only: "last_message_at IS NOT NULL",
  time: ({ lastMessageAt }) => lastMessageAt,
};

/** Whoever can still be answered comes first; then everybody else, the newest first. */
const rest: Part = {
  ...newestFirst,
  only: "status = 'open' AND answer_by IS NULL AND last_message_at IS NOT NULL",
};

export const partsOf: Record<InboxOrder, Part[]> = {
  queue: [
    {
      column: "answer_by",
      direction: "ASC",
      only: "answer_by IS NOT NULL",
      time: ({ answerBy }) => answerBy,
    },
    rest,
  ],
  newest: [newestFirst],
  waiting: [
    {
      column: "waiting_since",
      direction: "ASC",
      only: "answer_by IS NOT NULL",
      time: ({ answerBy, waitingSince }) => answerBy && waitingSince,
    },
    rest,
  ],
};

/** Where a thread stands in an order: in which part, when, and which of those at that time. */
export interface Place {
  part: number;
  /** ISO 8601 */
  at: string;
  id: string;
}

/** Where a row stands. A row that stands nowhere (nothing was said in it) stands at the end. */
export function placeOf(order: InboxOrder, row: OrderedRow): Place {
  for (const [part, { time }] of partsOf[order].entries()) {
    const at = time(row);
    if (at !== null) return { part, at, id: row.id };
  }
  return { part: partsOf[order].length, at: "", id: row.id };
}

/** Below 0 when the first place comes first. Times are compared as text: they are all written alike. */
export function comparePlaces(order: InboxOrder, one: Place, other: Place): number {
  if (one.part !== other.part) return one.part - other.part;
  const later = compare(one.at, other.at) || compare(one.id, other.id);
  return partsOf[order][one.part]?.direction === "ASC" ? later : -later;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A place as it stands in an address. */
export function writePlace({ part, at, id }: Place): string {
  return `${part}.${writeCursor(new Date(at), id)}`;
}

/** Reads {@link writePlace}; null for what is none in this order. */
export function readPlace(order: InboxOrder, text: string | null | undefined): Place | null {
  const [number = "", cursor = ""] = (text ?? "").split(".");
  const found = readCursor(cursor);
  return found && /^\d$/.test(number) && partsOf[order][Number(number)]
    ? { part: Number(number), ...found }
    : null;
}

/** Reads an order as it stands in an address; what is none is the queue. */
export function readOrder(text: string | null): InboxOrder {
  return text !== null && Object.hasOwn(partsOf, text) ? (text as InboxOrder) : "queue";
}
