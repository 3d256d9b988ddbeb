import { hour, minute } from "#app/platform/clock.ts";

/**
 * When a day begins in the shop's zone. Where clocks were put forward at midnight it begins an hour late there too.
 * @param day an ISO date
 */
export function dayStart(day: string, timezone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // The offset at the guess may be another than at the moment itself: the second step settles it.
  const guess = utc - offsetAt(new Date(utc), timezone);
  return new Date(utc - offsetAt(new Date(guess), timezone));
}

/** How far the zone's clocks are ahead of UTC, in ms. */
function offsetAt(at: Date, timezone: string): number {
  const parts = formatter(timezone).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  const wall =
    Date.UTC(part("year"), part("month") - 1, part("day")) + part("hour") * hour + part("minute") * minute;
  return wall - Math.floor(at.getTime() / minute) * minute;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone);
  if (!made) {
    const digits = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    } as const;
    made = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...digits });
    formatters.set(timeZone, made);
  }
  return made;
}

/** The day that the shop's calendar shows, as an ISO date. */
export function isoDayIn(at: Date, timezone: string): string {
  return new Date(Math.floor(at.getTime() / minute) * minute + offsetAt(at, timezone))
    .toISOString()
    .slice(0, 10);
}
