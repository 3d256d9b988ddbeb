import { clockTime } from "#app/ui/times.ts";
import { nextTime, nextTurn } from "../queue/turn-of-day.ts";
import type { ViewFilter } from "./view-filter.ts";

/** The moment at which somebody looks, and the zone of the shop's clocks. */
export interface ShopClock {
  now: Date;
  timezone: string;
}

/** The moment that a filter's `until` means, ISO 8601; null where it has none. A list has to be read again then. */
export function untilOf({ until }: ViewFilter, { now, timezone }: ShopClock): string | null {
  if (until === undefined) return null;
  return nextTime(until === "today" ? "00:00" : until, now, timezone).toISOString();
}

/** What the forecast counts: the threads that lose their window before people next come to work or leave it. */
export function forecastFilter({ now, timezone }: ShopClock): ViewFilter {
  return { status: "open", until: clockTime(nextTurn(now, timezone).toISOString(), timezone) };
}
