import { newest, type PageCursor } from "../queue/page-cursor.ts";
import type { TimelineAsk } from "./timeline-ask.server.ts";

/** So many things between two places, both included, counted from the older or the newer one. */
export interface Stretch {
  from: PageCursor;
  to: PageCursor;
  counted: "from_oldest" | "from_newest";
  limit: number;
}

const oldest: PageCursor = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/** So many things are read at once where a page says from where to where. */
export const longestStretch = 1_000;

/**
 * The stretches that answer an ask: one, or the two halves around a place. Each is one longer than the page wants,
 * which tells whether there is more.
 * @param around the place of a message or a moment
 */
export function stretchesOf(ask: TimelineAsk, around: PageCursor | null, size: number): Stretch[] {
  switch (ask.part) {
    case "newest":
      return [{ from: oldest, to: newest, counted: "from_newest", limit: size }];
    case "older":
      return [{ from: oldest, to: ask.place, counted: "from_newest", limit: size }];
    case "newer":
      return [{ from: ask.place, to: newest, counted: "from_oldest", limit: size }];
    case "between":
      return [{ from: ask.from, to: ask.to ?? newest, counted: "from_oldest", limit: longestStretch }];
    case "message":
    case "moment":
      if (!around) return stretchesOf({ part: "newest" }, null, size);
      return [
        { from: oldest, to: around, counted: "from_newest", limit: Math.ceil(size / 2) },
        { from: around, to: newest, counted: "from_oldest", limit: Math.ceil(size / 2) },
      ];
  }
}

/** The end of a query whose first two parameters are the shop and the thread: which rows, and in which order. */
export interface Range {
  sql: string;
  /** Its parameters, from $3 on. */
  values: string[];
}

/**
 * A stretch among rows that are ordered by their columns `at` and `id`. The limit stands in the text, so that the
 * planner knows how little is asked.
 */
export function rangeOf(at: string, { from, to, counted, limit }: Stretch): Range {
  const direction = counted === "from_newest" ? "DESC" : "ASC";
  return {
    sql: `AND (${at}, id) >= ($3::timestamptz, $4::uuid) AND (${at}, id) <= ($5::timestamptz, $6::uuid)
      ORDER BY ${at} ${direction}, id ${direction} LIMIT ${limit + 1}`,
    values: [from.at, from.id, to.at, to.id],
  };
}

interface Placed {
  id: string;
  at: Date;
}

/** Whether something stands in a stretch, as {@link rangeOf} asks it of the database. */
export function isWithin(entry: Placed, { from, to }: Stretch): boolean {
  const [time, first, last] = [entry.at.getTime(), timeOf(from), timeOf(to)];
  const afterFirst = time > first || (time === first && entry.id >= from.id);
  return afterFirst && (time < last || (time === last && entry.id <= to.id));
}

function timeOf({ at }: PageCursor): number {
  if (at === oldest.at) return -Infinity;
  return at === newest.at ? Infinity : Date.parse(at);
}

/**
 * What several kinds have in a stretch, put into the one order in which it counts; one more than the page wants,
 * which tells whether there is more.
 */
export function mergeEntries<Entry extends Placed>(kinds: Entry[][], { counted, limit }: Stretch): Entry[] {
  const towards = counted === "from_newest" ? -1 : 1;
  return kinds
    .flat()
    .sort((a, b) => towards * (a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)))
    .slice(0, limit + 1);
}
