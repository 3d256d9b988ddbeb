import { isId } from "#app/platform/ids.server.ts";
import { startOfDay } from "#app/ui/times.ts";
import { readCursor, type PageCursor } from "../queue/page-cursor.ts";

/** Which part of a thread somebody wants to read. A place that is asked for is part of the answer. */
export type TimelineAsk =
  | { part: "newest" }
  /** A page that ends, or begins, with a place. */
  | { part: "older" | "newer"; place: PageCursor }
  /** What stands between two places; to the end of the thread when the second is null. */
  | { part: "between"; from: PageCursor; to: PageCursor | null }
  /** A page around a message. */
  | { part: "message"; messageId: string }
  /** A page around the first thing that happened from a moment on. */
  | { part: "moment"; at: Date };

/**
 * What an address asks for: `?at=` a message, `?date=` a day of the shop's calendar, `?older=` and `?newer=` a place,
 * `?from=` and `?to=` two of them. The newest page when it names nothing that can be read.
 */
export function readAsk(search: URLSearchParams, timezone: string): TimelineAsk {
  const place = (name: string) => readCursor(search.get(name) ?? undefined);
  const messageId = search.get("at");
  if (isId(messageId)) return { part: "message", messageId };
  const day = startOfDay(search.get("date") ?? "", timezone);
  if (day) return { part: "moment", at: day };
  const [older, newer, from] = [place("older"), place("newer"), place("from")];
  if (older) return { part: "older", place: older };
  if (newer) return { part: "newer", place: newer };
  return from ? { part: "between", from, to: place("to") } : { part: "newest" };
}
