import { expect, test } from "vitest";
import {
  backoffMs,
  nextStep,
  settleForMs,
  type OutboxMessage,
} from "#app/modules/conversations/outbox/outbox-order.ts";

const now = 10_000_000;
const message = (id: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id,
  state: "queued",
  clientToken: id,
  heldUntil: null,
  attempts: 0,
  lastStartedAt: null,
  lastFinishedAt: null,
  ...more,
});
const uncertain = (age: number) => ({ state: "uncertain" as const, attempts: 1, lastFinishedAt: now - age });

test("the oldest message goes first", () => {
  expect(nextStep([message("a"), message("b")], now)).toEqual({ step: "send", message: message("a") });
});

test("an empty outbox has nothing to do", () => {
  expect(nextStep([], now)).toEqual({ step: "nothing" });
});

test("one message under way holds up those behind it", () => {
  expect(nextStep([message("a", { state: "sending" }), message("b")], now)).toEqual({ step: "busy" });
});

test("a message whose fate is being looked for holds up those behind it", () => {
  expect(nextStep([message("a", uncertain(1_000)), message("b")], now)).toEqual({ step: "settle" });
});

test("one that waits for a person holds up the other parts of its reply and nothing else", () => {
  const old = message("a", uncertain(settleForMs));
  const part = message("a2", { clientToken: "a" });
  expect(nextStep([old, part], now)).toEqual({ step: "nothing" });
  expect(nextStep([old, part, message("b")], now)).toEqual({ step: "send", message: message("b") });
});

test("a message that may still be undone holds up those behind it, and nothing is done about it before its time", () => {
  const held = message("a", { heldUntil: now + 5_000 });
  expect(nextStep([held, message("b")], now)).toEqual({ step: "nothing" });
  expect(nextStep([held, message("b")], now + 5_000)).toEqual({ step: "send", message: held });
});

test("after a try without effect the next one waits, twice as long each time, five minutes at most", () => {
  const tried = message("a", { attempts: 3, lastFinishedAt: now - 1_000 });
  expect(nextStep([tried, message("b")], now)).toEqual({ step: "wait", afterMs: 7_000 });
  expect(nextStep([tried], now + 7_000)).toEqual({ step: "send", message: tried });
  expect([1, 2, 3, 20].map(backoffMs)).toEqual([2_000, 4_000, 8_000, 300_000]);
});
