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
export const longestStretch = 500;

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

/**
 * The end of a query for a stretch of rows ordered by the columns `at` and `id`, whose bounds are parameters $3 to $6.
 * The limit stands in the text, so that the planner knows how little is asked.
 */
export function stretchSql(at: string, { counted, limit }: Stretch): string {
  const direction = counted === "from_newest" ? "DESC" : "ASC";
  return `AND (${at}, id) >= ($3::timestamptz, $4::uuid) AND (${at}, id) <= ($5::timestamptz, $6::uuid)
    ORDER BY ${at} ${direction}, id ${direction} LIMIT ${limit + 1}`;
}

/** Parameters $3 to $6 of {@link stretchSql}. */
export function stretchValues({ from, to }: Stretch): string[] {
  return [from.at, from.id, to.at, to.id];
}
