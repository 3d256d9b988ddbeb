import { day, minute } from "#app/platform/clock.ts";

/** What {@link wall} reads. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  clock: string;
  weekday: string;
}

/** What a calendar and a clock on the wall of the shop show. */
export function wall(at: Date, timezone: string): Wall {
  const parts = formatter(timezone).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return {
    year: Number(part("year")),
    month: Number(part("month")),
    day: Number(part("day")),
    clock: `${part("hour")}:${part("minute")}`,
    weekday: part("weekday"),
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a thread uses four a message. */
function formatter(timezone: string): Intl.DateTimeFormat {
  let made = formatters.get(timezone);
  if (!made) {
    made = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      weekday: "long",
    });
    formatters.set(timezone, made);
  }
  return made;
}

/** The time of day: "07:56". */
export function clockTime(iso: string, timezone: string): string {
  return wall(new Date(iso), timezone).clock;
}

/** The calendar day in the zone, as a number that counts days. */
export function dayNumber(at: string | Date, timezone: string): number {
  const { year, month, day: dayOfMonth } = wall(new Date(at), timezone);
  return Date.UTC(year, month - 1, dayOfMonth) / day;
}

/**
 * {@link dayNumber} for many moments in order: the calendar is asked once a day and not once a moment, which a thread of
 * hundreds of messages would feel.
 */
export function daysInOrder(timezone: string): (iso: string) => number {
  let [from, to, known] = [0, 0, 0];
  return (iso) => {
    const at = Date.parse(iso);
    if (at >= from && at < to) return known;
    known = dayNumber(iso, timezone);
    from = startOfDay(isoDay(known), timezone)?.getTime() ?? 0;
    to = startOfDay(isoDay(known + 1), timezone)?.getTime() ?? 0;
    return known;
  };
}

/** A {@link dayNumber} as an ISO date. */
export function isoDay(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

/** How many midnights of the zone lie between; negative in the future. */
export function daysBetween(iso: string, now: Date, timezone: string): number {
  return dayNumber(now, timezone) - dayNumber(iso, timezone);
}

/** When a day of the zone's calendar begins; null for what is no day. @param date as "2026-11-25" */
export function startOfDay(date: string, timezone: string): Date | null {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !new Date(midnight || 0).toISOString().startsWith(date)) return null;
  // The second look finds the offset of the day itself where the first one fell on the other side of a change.
  const guess = midnight - offsetAt(midnight, timezone);
  return new Date(midnight - offsetAt(guess, timezone));
}

/** How far the clocks of the zone are ahead of UTC, in ms. */
function offsetAt(at: number, timezone: string): number {
  const { year, month, day: dayOfMonth, clock } = wall(new Date(at), timezone);
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return Date.UTC(year, month - 1, dayOfMonth, hours, minutes) - Math.floor(at / minute) * minute;
}
