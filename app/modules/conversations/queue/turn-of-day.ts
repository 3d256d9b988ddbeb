import { day, hour, minute } from "#app/platform/clock.ts";
import { clockTime } from "#app/ui/times.ts";

/** When most stores begin and end a day. */
const turns = [9 * hour, 18 * hour];

/** The next time that people come to work or leave it, in the zone: what the forecast looks ahead to. */
export function nextTurn(now: Date, timezone: string): Date {
  const clock = sinceMidnight(now, timezone);
  const ahead = Math.min(...turns.map((turn) => (turn > clock ? turn - clock : turn - clock + day)));
  const guess = new Date(Math.floor((now.getTime() + ahead) / minute) * minute);
  // Where a clock was changed in between, the guess is off by as much.
  const target = (clock + ahead) % day;
  return new Date(guess.getTime() + (target - sinceMidnight(guess, timezone)));
}

function sinceMidnight(at: Date, timezone: string): number {
  const [hours = 0, minutes = 0] = clockTime(at.toISOString(), timezone).split(":").map(Number);
  return hours * hour + minutes * minute;
}
