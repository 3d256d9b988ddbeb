import fc from "fast-check";
import { expect, test } from "vitest";
import { Limiter, readUsage } from "#app/integrations/meta/limiter.ts";

const start = 1_000_000;

test("five sends go at once, then five a second", () => {
  const limiter = new Limiter();
  const waits = Array.from({ length: 8 }, () => limiter.reserve("a", "send", start));
  expect(waits).toEqual([0, 0, 0, 0, 0, 200, 400, 600]);
});

test("accounts and kinds of call do not wait for each other", () => {
  const limiter = new Limiter();
  for (let n = 0; n < 9; n++) limiter.reserve("a", "send", start);
  expect(limiter.reserve("b", "send", start)).toBe(0);
  expect(limiter.reserve("a", "read", start)).toBe(0);
});

test("a call that would wait too long takes no place", () => {
  const limiter = new Limiter();
  limiter.hold("a", start, 60_000);
  for (let n = 0; n < 20; n++) expect(limiter.reserve("a", "send", start, 3_000)).toBe(60_000);
  expect(limiter.reserve("a", "send", start + 60_000, 3_000)).toBe(0);
});

test("at 80 % of a quota calls slow down to a fifth, for a minute", () => {
  const limiter = new Limiter();
  limiter.note("a", start, { percent: 80, regainMs: 0 });
  const waits = Array.from({ length: 7 }, () => limiter.reserve("a", "send", start));
  expect(waits.slice(-2)).toEqual([1_000, 2_000]);
  expect(limiter.reserve("b", "send", start)).toBe(0);
});

test("at 100 % nothing goes for a minute, or for as long as Meta says", () => {
  const limiter = new Limiter();
  limiter.note("a", start, { percent: 100, regainMs: 0 });
  expect(limiter.reserve("a", "send", start, 0)).toBe(60_000);
  limiter.note("b", start, { percent: 95, regainMs: 19 * 60_000 });
  expect(limiter.reserve("b", "read", start, 0)).toBe(19 * 60_000);
});

test("over any ten seconds no account gets more than its rate and one burst", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 100, maxLength: 300 }), (gaps) => {
      const limiter = new Limiter();
      let now = start;
      const times = gaps.map((gap) => {
        now += gap;
        return now + limiter.reserve("a", "send", now);
      });
      for (const from of times) {
        const inTenSeconds = times.filter((time) => time >= from && time < from + 10_000).length;
        expect(inTenSeconds).toBeLessThanOrEqual(55);
      }
    }),
    { numRuns: 40 },
  );
});

test("usage is the highest of all counters, and waits are minutes", () => {
  const headers = new Headers({
    "x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":25}',
    "x-business-use-case-usage":
      '{"17841":[{"type":"instagram","call_count":95,"total_cputime":20,"total_time":20,"estimated_time_to_regain_access":19}]}',
  });
  expect(readUsage(headers)).toEqual({ percent: 95, regainMs: 19 * 60_000 });
  expect(readUsage(new Headers())).toEqual({ percent: 0, regainMs: 0 });
  expect(readUsage(new Headers({ "x-app-usage": "busy" }))).toEqual({ percent: 0, regainMs: 0 });
});
