import fc from "fast-check";
import { expect, test } from "vitest";
import { day, hour, minute, second } from "#app/platform/clock.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { timeWords } from "#app/ui/time-words.ts";
import { daysBetween } from "#app/ui/times.ts";

const berlin = "Europe/Berlin";
const english = translatorOf("en").getFixedT(null, "times");
const times = timeWords(english, berlin);
const now = new Date("2026-11-23T13:00:00Z");
const before = (ms: number) => new Date(now.getTime() - ms).toISOString();

test("the time since is as short in a list as it stays clear", () => {
  const words = [30 * second, 4 * minute, 2 * hour, 25 * hour, 4 * day, 12 * day].map((ms) =>
    times.since(before(ms), now),
  );
  expect(words).toEqual(["now", "4 min", "2 h", "yesterday", "4 d", "11 Nov"]);
});

test("how long ago something was never lies in the future", () => {
  expect(
    [-minute, 0, 40 * second, 2 * minute, 5 * hour, 4 * day].map((ms) => times.ago(before(ms), now)),
  ).toEqual(["just now", "just now", "40 s ago", "2 min ago", "5 h ago", "4 days ago"]);
});

test("days are those of the shop's zone, not of the clock in Greenwich", () => {
  const lateInBerlin = "2026-11-22T23:30:00Z";
  expect(times.moment(lateInBerlin, now)).toBe("00:30");
  expect(timeWords(english, "America/New_York").moment(lateInBerlin, now)).toBe("yesterday 18:30");
  expect(times.dayHeading(lateInBerlin, now)).toBe("Today");
  expect(times.exact(lateInBerlin)).toBe("Monday, 23 Nov 2026, 00:30");
});

test("a day is one midnight also where a clock is changed in the night", () => {
  const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo");
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 3650 }), (zone, days) => {
      const noon = new Date(Date.UTC(2020, 0, 1, 12) + days * day);
      const next = new Date(noon.getTime() + day);
      expect(daysBetween(noon.toISOString(), next, zone)).toBe(1);
    }),
  );
});
