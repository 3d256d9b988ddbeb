/**
 * Times in words, in the shop's zone. Month names are ours and not Intl's: Node and browsers carry different
 * editions of them, and what the server rendered must be what the browser renders.
 */
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface Wall {
  year: number;
  month: number;
  day: number;
  clock: string;
}

/** What a calendar and a clock on the wall of the shop show. */
function wall(at: Date, timezone: string): Wall {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return {
    year: Number(part("year")),
    month: Number(part("month")),
    day: Number(part("day")),
    clock: `${part("hour")}:${part("minute")}`,
  };
}

function dateOf({ day, month, year }: Wall, thisYear?: number): string {
  const short = `${day} ${months[month - 1] ?? ""}`;
  return year === thisYear ? short : `${short} ${year}`;
}

function sameDay(a: Wall, b: Wall): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** As short as it stays clear: "10:32", "yesterday 10:32", "21 Nov 10:32", "21 Nov 2025 10:32". */
export function moment(iso: string, timezone: string, now: Date): string {
  const then = wall(new Date(iso), timezone);
  const today = wall(now, timezone);
  if (sameDay(then, today)) return then.clock;
  if (sameDay(then, wall(new Date(now.getTime() - dayMs), timezone))) return `yesterday ${then.clock}`;
  return `${dateOf(then, today.year)} ${then.clock}`;
}

/** The day alone: "21 Nov", "21 Nov 2025". */
export function day(iso: string, timezone: string, now: Date): string {
  return dateOf(wall(new Date(iso), timezone), wall(now, timezone).year);
}

/** Nothing left out: "21 Nov 2026, 10:32". */
export function exact(iso: string, timezone: string): string {
  const then = wall(new Date(iso), timezone);
  return `${dateOf(then)}, ${then.clock}`;
}

/** How long ago: "just now", "2 min ago", "5 h ago", "4 days ago". */
export function ago(iso: string, now: Date): string {
  const passed = now.getTime() - new Date(iso).getTime();
  if (passed < minuteMs) return "just now";
  return `${span(passed)} ago`;
}

/** A length of time in its largest unit: "2 min", "5 h", "4 days". */
export function span(ms: number): string {
  if (ms < hourMs) return `${Math.max(1, Math.floor(ms / minuteMs))} min`;
  if (ms < 2 * dayMs) return `${Math.floor(ms / hourMs)} h`;
  return `${Math.floor(ms / dayMs)} days`;
}
