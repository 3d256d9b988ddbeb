import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReplyWindow } from "#app/modules/conversations/conversations.ts";
import { replyParts, wholeText } from "#app/modules/conversations/outbox/reply-parts.ts";
import { scheduleFault, sendChoices, waitMs } from "#app/modules/conversations/outbox/send-later.ts";
import { day, hour, minute } from "#app/platform/clock.ts";
import { wall } from "#app/ui/times.ts";

const open = (until: string): ReplyWindow => ({ state: "open", until });
const closed: ReplyWindow = { state: "closed", reason: "window_over" };
const berlin = "Europe/Berlin";
const offered = (now: string, until: string) =>
  sendChoices(new Date(now), berlin, open(until)).map(({ choice, at }) => [choice, at.toISOString()]);

test("a menu offers an hour, this evening and tomorrow morning by the shop's clock, and nothing after the window", () => {
  expect(offered("2026-11-26T09:30:30Z", "2026-11-27T09:30:00Z")).toEqual([
    ["in_an_hour", "2026-11-26T10:31:00.000Z"],
    ["this_evening", "2026-11-26T17:00:00.000Z"],
    ["tomorrow", "2026-11-27T08:00:00.000Z"],
  ]);
  expect(offered("2026-11-26T09:30:00Z", "2026-11-26T17:00:00Z").map(([choice]) => choice)).toEqual([
    "in_an_hour",
  ]);
  expect(offered("2026-11-26T09:30:00Z", "2026-11-26T10:00:00Z")).toEqual([]);
  expect(sendChoices(new Date("2026-11-26T09:30:00Z"), berlin, closed)).toEqual([]);
});

test("whoever answers at night is offered this morning", () => {
  expect(offered("2026-11-26T02:00:00Z", "2026-11-27T01:00:00Z").map(([choice]) => choice)).toEqual([
    "in_an_hour",
    "this_morning",
    "this_evening",
  ]);
});

test("a time that is over, or at which the window will be, is refused", () => {
  const now = new Date("2026-11-26T09:00:00Z");
  const until = new Date(now.getTime() + hour);
  const fault = (ms: number, window: ReplyWindow = open(until.toISOString())) =>
    scheduleFault(new Date(now.getTime() + ms), now, window);
  expect([fault(-1), fault(0), fault(1), fault(hour - 1), fault(hour)]).toEqual([
    "past",
    "past",
    null,
    null,
    "after_window",
  ]);
  expect(fault(1, closed)).toBe("after_window");
  expect(scheduleFault(new Date(Number.NaN), now, open(until.toISOString()))).toBe("past");
});

test("on any day of any zone, also when clocks change, what is offered is to come, in the window, in order, and nine is nine", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
  ];
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2024-01-01"), max: new Date("2028-12-31"), noInvalidDate: true }),
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 7 * day }),
      (now, zone, ms) => {
        const until = new Date(now.getTime() + ms);
        const choices = sendChoices(now, zone, open(until.toISOString()));
        const times = choices.map(({ at }) => at.getTime());
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
        expect(times.every((at) => at > now.getTime() && at < until.getTime())).toBe(true);
        const clocks = { in_an_hour: null, this_morning: "09:00", this_evening: "18:00", tomorrow: "09:00" };
        for (const { choice, at } of choices) {
          const clock = clocks[choice];
          if (clock !== null) expect(wall(at, zone).clock).toBe(clock);
          else expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(hour + minute);
        }
      },
    ),
  );
});

test("a held reply waits its seconds, a scheduled one until its time, one for now not at all", () => {
  const now = new Date("2026-11-26T09:00:00Z");
  expect(waitMs(null, now)).toBe(0);
  expect(waitMs({ kind: "held", seconds: 5 }, now)).toBe(5_000);
  const at = new Date("2026-11-26T10:00:00Z");
  expect(waitMs({ kind: "scheduled", at, unlessTheyWrite: true }, now)).toBe(hour);
});

test("what a reply was cut from is what its messages are put together to", () => {
  const word = fc.constantFrom(
    "lamp",
    "Straße",
    "Wohin?",
    "\n\n",
    "  ",
    "\n",
    "👩‍👩‍👧",
    "a".repeat(300),
    "Ende. ",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      const cut = replyParts({ text });
      if (cut.outcome !== "parts") return;
      expect(wholeText(cut.parts.map(({ content }) => content))).toBe(text.trim());
    }),
  );
});
