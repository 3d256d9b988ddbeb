/** When replies go out that do not go out at once: the rules, safe in the browser. */
import { day, hour, minute, second } from "#app/platform/clock.ts";
import { wall } from "#app/ui/times.ts";
import type { ReplyWindow } from "../conversations.ts";
import { atWall } from "../work/snooze-times.ts";

/** For so many seconds staff may undo what they send; with none it goes out at once. */
export const undoChoices = [0, 5, 10, 20] as const;

export type SendLater =
  /** For a moment, in which staff may undo it. */
  | { kind: "held"; seconds: number }
  /** Until a time that staff chose. */
  | { kind: "scheduled"; at: Date; unlessTheyWrite: boolean };

/** Clocks of two machines differ by a little: whoever is woken to send wakes so much later than a reply is due. */
export const wakeMarginMs = 250;

/** How long a reply waits, in ms; nothing for one that goes out at once. */
export function waitMs(later: SendLater | null, now: Date): number {
  if (!later) return 0;
  return later.kind === "held" ? later.seconds * second : Math.max(0, later.at.getTime() - now.getTime());
}

export type ScheduleFault = "past" | "after_window";

/** Why a reply cannot go out at a time; null when it can: only what the window of this moment allows is scheduled. */
export function scheduleFault(at: Date, now: Date, window: ReplyWindow): ScheduleFault | null {
  if (!(at > now)) return "past";
  return window.state !== "closed" && at < new Date(window.until) ? null : "after_window";
}

/** What a menu offers to send a reply at. */
export type SendChoice = "in_an_hour" | "this_morning" | "this_evening" | "tomorrow";

const [morning, evening] = ["09:00", "18:00"];

/** The times that a menu offers, by the clock of the shop's zone, the soonest first: those in the window alone. */
export function sendChoices(
  now: Date,
  timezone: string,
  window: ReplyWindow,
): { choice: SendChoice; at: Date }[] {
  const today = wall(now, timezone);
  const inDays = (days: number, clock: string) => {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * day);
    return atWall(`${date.toISOString().slice(0, 10)}T${clock}`, timezone);
  };
  const inAnHour = new Date(Math.ceil((now.getTime() + hour) / minute) * minute);
  const ofDay = [
    { choice: "this_morning" as const, at: inDays(0, morning) },
    { choice: "this_evening" as const, at: inDays(0, evening) },
    { choice: "tomorrow" as const, at: inDays(1, morning) },
  ];
  return [{ choice: "in_an_hour" as const, at: inAnHour }, ...ofDay.filter(({ at }) => at > inAnHour)].filter(
    ({ at }) => scheduleFault(at, now, window) === null,
  );
}
