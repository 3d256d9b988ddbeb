import { newest, readCursor, writeCursor, type PageCursor } from "./page-cursor.ts";

/** How the inbox is ordered: what runs out first, the newest message first, or who waits longest. */
export type InboxOrder = "queue" | "newest" | "waiting";

/** A stretch of the list that has one order by time. What follows it begins where it ends. */
export interface Part {
  column: "answer_by" | "last_message_at" | "waiting_since";
  direction: "ASC" | "DESC";
  /** SQL that is true for its threads; each has a partial index that says the same. */
  only: string;
}

const newestFirst: Part = {
  column: "last_message_at",
  direction: "DESC",
  only: "last_message_at IS NOT NULL",
};

export const partsOf: Record<InboxOrder, Part[]> = {
  queue: [
    { column: "answer_by", direction: "ASC", only: "answer_by IS NOT NULL" },
    { ...newestFirst, only: "status = 'open' AND answer_by IS NULL AND last_message_at IS NOT NULL" },
  ],
  newest: [newestFirst],
  waiting: [{ column: "waiting_since", direction: "ASC", only: "waiting_since IS NOT NULL" }],
};

const oldest: PageCursor = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/** The place before the first thread of a part. */
export function startOf({ direction }: Part): PageCursor {
  return direction === "ASC" ? oldest : newest;
}

/** A place in the list as it stands in an address: its part, and where in it. */
export function writePlace(part: number, at: Date, id: string): string {
  return `${part}.${writeCursor(at, id)}`;
}

/** Reads {@link writePlace}; what is none is the place before everything. */
export function readPlace(parts: Part[], text = ""): { part: number; after: PageCursor } {
  const [number = "", cursor = ""] = text.split(".");
  const after = readCursor(cursor);
  const part = parts[Number(number)];
  if (part && after) return { part: Number(number), after };
  return { part: 0, after: parts[0] ? startOf(parts[0]) : newest };
}

/** Reads an order as it stands in an address; what is none is the queue. */
export function readOrder(text: string | null): InboxOrder {
  return text !== null && Object.hasOwn(partsOf, text) ? (text as InboxOrder) : "queue";
}
