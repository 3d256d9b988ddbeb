import type { ConversationRow } from "../conversations.ts";
import type { ViewFilter } from "../views/view-filter.ts";
import { readCursor, writeCursor } from "./page-cursor.ts";

/** How a list is ordered: what runs out first, the newest message, who waits longest, or what nobody has read. */
export const inboxOrders = ["queue", "newest", "waiting", "unread"] as const;

export type InboxOrder = (typeof inboxOrders)[number];

/** What of a row says where it stands. */
export type OrderedRow = Pick<
  ConversationRow,
  "id" | "lastMessageAt" | "waitingSince" | "answerBy" | "unreadCount"
>;

/** A stretch of the list that has one order by time. What follows it begins where it ends. */
interface Part {
  column: "answer_by" | "last_message_at" | "waiting_since";
  direction: "ASC" | "DESC";
  /** A filter among the threads of this stretch; null when none of them can be one of its. */
  narrow(filter: ViewFilter): ViewFilter | null;
  /** SQL of what else is true for its threads: `place` has the columns of the orders, `thread` all others. */
  only(names: { place: string; thread: string }): string[];
  /** When a row belongs here: its time. */
  time(row: OrderedRow): string | null;
}

const newestFirst = {
  column: "last_message_at",
  direction: "DESC",
  narrow: (filter) => filter,
  only: ({ place }) => [`${place}.last_message_at IS NOT NULL`],
  time: ({ lastMessageAt }) => lastMessageAt,
} satisfies Part;

/** Whoever can still be answered, by a time that only they have. */
const waiting = {
  direction: "ASC",
  narrow: (filter) => ({ ...filter, waiting: true }),
  only: () => [],
} satisfies Partial<Part>;

/** After whoever can still be answered: everybody else. */
const notWaiting: Part = {
  ...newestFirst,
  narrow: (filter) => (filter.waiting || filter.until ? null : filter),
  only: (names) => [`${names.place}.answer_by IS NULL`, ...newestFirst.only(names)],
};

/** Every thread stands in every order: those that it is about first, then the others, the newest first. */
export const partsOf: Record<InboxOrder, [Part, ...Part[]]> = {
  queue: [{ ...waiting, column: "answer_by", time: ({ answerBy }) => answerBy }, notWaiting],
  newest: [newestFirst],
  waiting: [
    {
      ...waiting,
      column: "waiting_since",
      time: ({ answerBy, waitingSince }) => answerBy && waitingSince,
    },
    notWaiting,
  ],
  unread: [
    {
      ...newestFirst,
      narrow: (filter) => ({ ...filter, unread: true }),
      time: ({ unreadCount, lastMessageAt }) => (unreadCount > 0 ? lastMessageAt : null),
    },
    {
      ...newestFirst,
      narrow: (filter) => (filter.unread ? null : filter),
      only: (names) => [`${names.thread}.unread_count = 0`, ...newestFirst.only(names)],
    },
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

/** Reads an order as it stands in an address; null for what is none. */
export function readOrder(text: string | null): InboxOrder | null {
  return inboxOrders.find((order) => order === text) ?? null;
}
