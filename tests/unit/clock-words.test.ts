import { expect, test } from "vitest";
import { translatorOf } from "#app/language/translator.server.ts";
import type { RequestRow } from "#app/modules/privacy/privacy.ts";
import { clockWords } from "#app/modules/privacy/ui/clock-words.ts";
import { timeWords } from "#app/ui/time-words.ts";

const hour = 3_600_000;
const received = Date.parse("2026-11-01T00:00:00Z");

const request = (over: Partial<RequestRow>): RequestRow => ({
  id: "1",
  code: "c",
  origin: "mail",
  kind: "erase_person",
  reason: null,
  state: "waiting",
  counts: {},
  shortfalls: [],
  staffId: null,
  verification: null,
  decidedBy: null,
  acknowledgedAt: null,
  receiptId: null,
  receivedAt: new Date(received).toISOString(),
  dueAt: new Date(received + 30 * 24 * hour).toISOString(),
  completedAt: null,
  ...over,
});

const english = translatorOf("en");
const times = timeWords(english.getFixedT(null, "times"), "UTC");
const clock = (row: RequestRow, at: Date) => clockWords(english.getFixedT(null, "requests"), times, row, at);

const after = (hours: number) => new Date(received + hours * hour);

// promise R3-35
// promise R4-37
test("a request has 72 hours for the answer and 30 days for the deed, and hurries before each ends", () => {
  const answered = request({ acknowledgedAt: after(1).toISOString() });
  expect(clock(request({}), after(1))).toMatchObject({ hurry: false });
  expect(clock(request({}), after(49))).toMatchObject({ hurry: true, text: "Answer within 23 h" });
  expect(clock(request({}), after(73))).toEqual({ hurry: true, text: "Answer overdue" });
  expect(clock(answered, after(73))).toMatchObject({ hurry: false });
  expect(clock(answered, after(28 * 24))).toMatchObject({ hurry: true });
  expect(clock(answered, after(31 * 24))).toEqual({ hurry: true, text: "Overdue" });
});

test("what is done, closed or kept by law has no clock", () => {
  for (const state of ["done", "void", "held"] as const)
    expect(clock(request({ state }), after(1_000))).toBeNull();
});
