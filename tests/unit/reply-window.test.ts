import fc from "fast-check";
import { expect, test } from "vitest";
import { replyWindow, type WindowFacts } from "#app/modules/conversations/queue/reply-window.ts";
import { day, hour } from "#app/platform/clock.ts";

const wrote = Date.UTC(2026, 10, 20, 12, 40);
const facts: WindowFacts = {
  status: "open",
  lastCustomerMessageAt: new Date(wrote),
  humanAgent: true,
  accountState: "connected",
  standbySince: null,
};
const at = (ms: number) => new Date(wrote + ms);
const end24 = new Date(wrote + 24 * hour).toISOString();
const end7 = new Date(wrote + 7 * day).toISOString();

test("the window is open from the customer's message to the last millisecond of 24 hours", () => {
  for (const ms of [0, 1, 24 * hour - 1]) {
    expect(replyWindow(facts, at(ms))).toEqual({ state: "open", until: end24 });
  }
});

test("a message that Meta's clock puts into our future opens the window", () => {
  expect(replyWindow(facts, at(-5_000))).toEqual({ state: "open", until: end24 });
});

test("at exactly 24 hours a human agent's time begins and lasts to the last millisecond of 7 days", () => {
  for (const ms of [24 * hour, 24 * hour + 1, 7 * day - 1]) {
    expect(replyWindow(facts, at(ms))).toEqual({
      state: "human_agent",
      until: end7,
      standardEndedAt: end24,
    });
  }
});

test("at exactly 7 days it is over", () => {
  for (const ms of [7 * day, 7 * day + 1, 400 * day]) {
    expect(replyWindow(facts, at(ms))).toEqual({ state: "closed", reason: "window_over", since: end7 });
  }
});

test("without the Human Agent feature the window closes at 24 hours and says why", () => {
  const plain = { ...facts, humanAgent: false };
  expect(replyWindow(plain, at(24 * hour - 1)).state).toBe("open");
  expect(replyWindow(plain, at(24 * hour))).toEqual({
    state: "closed",
    reason: "human_agent_not_approved",
    since: end24,
  });
  expect(replyWindow(plain, at(7 * day))).toEqual({ state: "closed", reason: "window_over", since: end24 });
});

test("somebody who never wrote cannot be written to", () => {
  expect(replyWindow({ ...facts, lastCustomerMessageAt: null }, at(0))).toEqual({
    state: "closed",
    reason: "never_wrote",
  });
});

test("an account that is not connected closes every window, whatever else holds", () => {
  const cases = [
    ["disconnected", "account_disconnected"],
    ["needs_reauth", "account_needs_reauth"],
  ] as const;
  for (const [accountState, reason] of cases) {
    const window = replyWindow({ ...facts, accountState, standbySince: new Date(wrote) }, at(hour));
    expect(window).toEqual({ state: "closed", reason });
  }
});

test("another app that owns the thread closes an open window, but is not the reason when time is up", () => {
  const standbySince = new Date(wrote + hour);
  for (const ms of [2 * hour, 2 * day]) {
    expect(replyWindow({ ...facts, standbySince }, at(ms))).toEqual({
      state: "closed",
      reason: "other_app_owns_thread",
      since: standbySince.toISOString(),
    });
  }
  expect(replyWindow({ ...facts, standbySince }, at(8 * day))).toMatchObject({ reason: "window_over" });
});

test("whoever is shut out gets no reply, whatever else is in the way", () => {
  for (const status of ["spam", "blocked"] as const)
    for (const accountState of ["connected", "disconnected"] as const)
      expect(replyWindow({ ...facts, status, accountState }, at(hour))).toEqual({
        state: "closed",
        reason: status,
      });
});

test("time only ever closes a window, and what is open ends later than now", () => {
  const rank = { open: 0, human_agent: 1, closed: 2 };
  const ms = fc.integer({ min: -hour, max: 9 * day });
  fc.assert(
    fc.property(ms, ms, fc.boolean(), (a, b, humanAgent) => {
      const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
      const first = replyWindow({ ...facts, humanAgent }, at(earlier));
      const second = replyWindow({ ...facts, humanAgent }, at(later));
      expect(rank[second.state]).toBeGreaterThanOrEqual(rank[first.state]);
      if (first.state !== "closed") expect(Date.parse(first.until)).toBeGreaterThan(wrote + earlier);
    }),
  );
});
