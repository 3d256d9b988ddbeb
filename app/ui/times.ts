import { day, hour, minute, second } from "#app/platform/clock.ts";

/**
 * Times in words, in the shop's zone. Month names are ours and not Intl's: Node and browsers carry different
 * editions of them, and what the server rendered must be what the browser renders.
 */
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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

function dateOf({ day, month, year }: Wall, thisYear?: number): string {
  const short = `${day} ${months[month - 1] ?? ""}`;
  return year === thisYear ? short : `${short} ${year}`;
}

/** The time of day: "07:56". */
export function clockTime(iso: string, timezone: string): string {
  return wall(new Date(iso), timezone).clock;
}

/** The day alone: "21 Nov", "21 Nov 2025". */
export function shortDate(iso: string, timezone: string, now: Date): string {
  return dateOf(wall(new Date(iso), timezone), wall(now, timezone).year);
}

/** "Friday". */
export function weekday(iso: string, timezone: string): string {
  return wall(new Date(iso), timezone).weekday;
}

/** Nothing left out, for hover: "Saturday, 21 Nov 2026, 10:32". */
export function exactTime(iso: string, timezone: string): string {
  const then = wall(new Date(iso), timezone);
  return `${then.weekday}, ${dateOf(then)}, ${then.clock}`;
}

/** As short as it stays clear: "10:32", "yesterday 10:32", "21 Nov 10:32", "21 Nov 2025 10:32". */
export function moment(iso: string, timezone: string, now: Date): string {
  const days = daysBetween(iso, now, timezone);
  const clock = clockTime(iso, timezone);
  if (days === 0) return clock;
  return days === 1 ? `yesterday ${clock}` : `${shortDate(iso, timezone, now)} ${clock}`;
}

/** Heading of a day in a thread: "Today", "Yesterday", "Friday", then the date. */
export function dayHeading(iso: string, timezone: string, now: Date): string {
  const days = daysBetween(iso, now, timezone);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 7 ? weekday(iso, timezone) : shortDate(iso, timezone, now);
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

/** Short time since, for lists: "now", "4 min", "2 h", "yesterday", "4 d", then the date. */
export function relativeTime(iso: string, now: Date, timezone: string): string {
  const age = now.getTime() - Date.parse(iso);
  if (age < minute) return "now";
  if (age < day) return span(age);
  const days = daysBetween(iso, now, timezone);
  if (days <= 1) return "yesterday";
  return days < 7 ? `${days} d` : shortDate(iso, timezone, now);
}

/** How long ago: "just now", "40 s ago", "2 min ago", "5 h ago", "4 days ago". */
export function ago(iso: string, now: Date): string {
  const age = now.getTime() - Date.parse(iso);
  if (age < 5 * second) return "just now";
  return age < minute ? `${Math.floor(age / second)} s ago` : `${span(age)} ago`;
}

/** A length of time in its largest unit: "2 min", "5 h", "4 days". */
export function span(ms: number): string {
  if (ms < hour) return `${Math.max(1, Math.floor(ms / minute))} min`;
  return ms < 2 * day ? `${Math.floor(ms / hour)} h` : `${Math.floor(ms / day)} days`;
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
