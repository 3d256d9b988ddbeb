import { day, hour, minute } from "#app/platform/clock.ts";
import { wall } from "#app/ui/times.ts";

/** When most stores begin a day. */
const morning = "09:00";

/** What a menu offers to snooze a thread until, the soonest first. */
export type SnoozeChoice = "in_hours" | "tomorrow" | "monday" | "next_week";

/** How long "in some hours" is. */
export const shortSnoozeHours = 3;

/** The times that a menu offers, by the clock of the shop's zone; none of them twice. */
export function snoozeTimes(now: Date, timezone: string): { choice: SnoozeChoice; at: Date }[] {
  const today = wall(now, timezone);
  const inDays = (days: number) => {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * day);
    return atWall(`${date.toISOString().slice(0, 10)}T${morning}`, timezone);
  };
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  return [
    {
      choice: "in_hours",
      at: new Date(Math.ceil((now.getTime() + shortSnoozeHours * hour) / minute) * minute),
    },
    { choice: "tomorrow", at: inDays(1) },
    ...(toMonday > 1 && toMonday < 7 ? [{ choice: "monday" as const, at: inDays(toMonday) }] : []),
    { choice: "next_week", at: inDays(7) },
  ];
}

/**
 * The moment at which clocks of a zone show a date and time. One that they skip is as much later as they skip.
 * @param local "2026-11-26T09:00"
 */
export function atWall(local: string, timezone: string): Date {
  const wanted = Date.parse(`${local}Z`);
  const first = wanted - ahead(wanted, timezone);
  // Where clocks were changed in between, the zone is ahead by something else at that moment.
  return new Date(wanted - ahead(first, timezone));
}

/** What a zone's clocks show at a moment: "2026-11-26T09:00". */
export function wallText(at: Date, timezone: string): string {
  return new Date(at.getTime() + ahead(at.getTime(), timezone)).toISOString().slice(0, 16);
}

/** How much a zone's clocks are ahead of UTC's at a moment, in ms. */
function ahead(at: number, timezone: string): number {
  const { year, month, day: dayOfMonth, clock } = wall(new Date(at), timezone);
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const shown = Date.UTC(year, month - 1, dayOfMonth, hours, minutes);
  return shown - Math.floor(at / minute) * minute;
}
