import { day, hour, minute } from "#app/platform/clock.ts";
import { clockTime } from "#app/ui/times.ts";

/** When most stores begin and end a day. */
const turns = ["09:00", "18:00"];

/** The next time that people come to work or leave it, in the zone: what the forecast looks ahead to. */
export function nextTurn(now: Date, timezone: string): Date {
  return new Date(Math.min(...turns.map((clock) => nextTime(clock, now, timezone).getTime())));
}

/** The next time that clocks in the zone show `clock` ("18:00"); not now, if they show it now. */
export function nextTime(clock: string, now: Date, timezone: string): Date {
  const target = ofDay(clock);
  const since = sinceMidnight(now, timezone);
  const ahead = target > since ? target - since : target - since + day;
  const guess = new Date(Math.floor((now.getTime() + ahead) / minute) * minute);
  // Where a clock was changed in between, the guess is off by as much.
  const off = target - sinceMidnight(guess, timezone);
  return new Date(guess.getTime() + (off < -day / 2 ? off + day : off));
}

function ofDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * hour + minutes * minute;
}

function sinceMidnight(at: Date, timezone: string): number {
  return ofDay(clockTime(at.toISOString(), timezone));
}
