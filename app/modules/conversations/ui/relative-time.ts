import { hour, minute, second } from "#app/platform/clock.ts";

/** Short time since, for lists: "now", "4 min", "2 h", "yesterday", "4 d", then the date. */
export function relativeTime(iso: string, now: Date, timezone = "UTC"): string {
  const age = now.getTime() - Date.parse(iso);
  if (age < minute) return "now";
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < 24 * hour) return `${Math.floor(age / hour)} h`;
  const days = daysBetween(iso, now, timezone);
  if (days <= 1) return "yesterday";
  return days < 7 ? `${days} d` : shortDate(iso, timezone, now);
}

/** Time since in words that end with "ago", from seconds on. */
export function agoWords(iso: string, now: Date, timezone = "UTC"): string {
  const age = Math.max(0, now.getTime() - Date.parse(iso));
  if (age < minute) return `${Math.floor(age / second)} s ago`;
  const words = relativeTime(iso, now, timezone);
  return /\d (?:min|h|d)$/.test(words) ? `${words} ago` : words;
}

/** The moment in full, for hover: "Monday, 23 November 2026 at 07:56". */
export function exactTime(iso: string, timezone: string): string {
  return format(iso, timezone, { dateStyle: "full", timeStyle: "short" });
}

/** The time of day: "07:56". */
export function clockTime(iso: string, timezone: string): string {
  return format(iso, timezone, { hour: "2-digit", minute: "2-digit" });
}

/** Heading of a day in a thread: "Today", "Yesterday", "Friday", then the date. */
export function dayHeading(iso: string, timezone: string, now: Date): string {
  const days = daysBetween(iso, now, timezone);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 7 ? weekday(iso, timezone) : shortDate(iso, timezone, now);
}

/** The calendar day in the zone, as a key to compare: "2026-11-23". */
export function dayKey(at: string | Date, timezone: string): string {
  return formatter("en-CA", timezone, {}).format(new Date(at));
}

/** How many midnights of the zone lie between; negative in the future. */
export function daysBetween(iso: string, now: Date, timezone: string): number {
  return Math.round((Date.parse(dayKey(now, timezone)) - Date.parse(dayKey(iso, timezone))) / (24 * hour));
}

/** "Friday". */
export function weekday(iso: string, timezone: string): string {
  return format(iso, timezone, { weekday: "long" });
}

/** "12 Nov", with the year when it is another one. */
export function shortDate(iso: string, timezone: string, now: Date): string {
  const sameYear = dayKey(iso, timezone).slice(0, 4) === dayKey(now, timezone).slice(0, 4);
  return format(iso, timezone, { day: "numeric", month: "short", ...(!sameYear && { year: "numeric" }) });
}

// One locale on server and in browser: the page must not change when it wakes up.
function format(iso: string, timezone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter("en-GB", timezone, options).format(new Date(iso));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a thread uses four a message. */
function formatter(
  locale: string,
  timezone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timezone} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made)
    formatters.set(key, (made = new Intl.DateTimeFormat(locale, { timeZone: timezone, ...options })));
  return made;
}
