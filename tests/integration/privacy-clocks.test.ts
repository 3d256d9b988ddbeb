import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { translatorOf } from "#app/language/translator.server.ts";
import {
  listRequests,
  openRequest,
  urgentRequests,
  watchClocks,
} from "#app/modules/privacy/privacy.server.ts";
import type { RequestState } from "#app/modules/privacy/privacy.ts";
import { clockWords } from "#app/modules/privacy/ui/clock-words.ts";
import { urgentLines } from "#app/modules/privacy/ui/urgent-requests-banner.tsx";
import { timeWords } from "#app/ui/time-words.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const english = translatorOf("en");
const words = english.getFixedT(null, "requests");
const times = timeWords(english.getFixedT(null, "times"), "UTC");

beforeEach(() => db.asOwner("DELETE FROM privacy_requests"));

interface Aged {
  hours: number;
  answered: boolean;
  state: RequestState;
}

async function request({ hours, answered, state }: Aged, scope = db.scope): Promise<void> {
  const { id } = await openRequest({
    shopId: scope.shopId,
    origin: "mail",
    kind: "erase_person",
    subject: {},
  });
  await db.asOwner(
    `UPDATE privacy_requests SET state = $2, received_at = received_at - $3 * interval '1 hour',
       due_at = due_at - $3 * interval '1 hour', acknowledged_at = CASE WHEN $4 THEN now() END WHERE id = $1`,
    [id, state, hours, answered],
  );
}

// promise R3-35
// promise R3-45
test("whatever the desk marks as urgent the warnings count, and nothing else", async () => {
  const aged = fc.record({
    // Half hours, so that none stands on a border.
    hours: fc.integer({ min: 0, max: 800 }).map((hours) => hours + 0.5),
    answered: fc.boolean(),
    state: fc.constantFrom<RequestState>("waiting", "received", "running", "held", "ready", "done", "void"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(aged, { maxLength: 6 }), async (many) => {
      await db.asOwner("DELETE FROM privacy_requests");
      for (const one of many) await request(one);
      const { rows } = await listRequests(db.scope);
      const marked = rows.filter((row) => clockWords(words, times, row, new Date())?.hurry);
      const { answer, completion } = await urgentRequests(db.scope);
      expect(answer.soon + answer.overdue + completion.soon + completion.overdue).toBe(marked.length);
      const late = marked.filter((row) => clockWords(words, times, row, new Date())?.text.includes("verdue"));
      expect(answer.overdue + completion.overdue).toBe(late.length);
    }),
    { numRuns: 25 },
  );
});

test("a shop is warned of its own requests only, the host of all, in numbers without names", async () => {
  await request({ hours: 60, answered: false, state: "waiting" });
  await request({ hours: 80, answered: false, state: "waiting" }, db.otherScope);
  await request({ hours: 31 * 24, answered: true, state: "running" }, db.otherScope);
  expect(await urgentRequests(db.scope)).toEqual({
    answer: { soon: 1, overdue: 0 },
    completion: { soon: 0, overdue: 0 },
  });
  const others = await urgentRequests(db.otherScope);
  expect(urgentLines(english.getFixedT(null, "privacy"), others)).toEqual([
    "One should have been finished by now: the law gives 30 days.",
    "One should have been answered within 72 hours.",
  ]);
  await watchClocks();
  const published = await metrics.getSingleMetricAsString("couplet_privacy_requests_due");
  expect(published.split("\n").filter((line) => line.startsWith("couplet_"))).toEqual([
    'couplet_privacy_requests_due{clock="answer",state="soon"} 1',
    'couplet_privacy_requests_due{clock="answer",state="overdue"} 1',
    'couplet_privacy_requests_due{clock="completion",state="soon"} 0',
    'couplet_privacy_requests_due{clock="completion",state="overdue"} 1',
  ]);
});

test("the inbox asks an index of unfinished requests for it", async () => {
  const plan = await db.asOwner<{ "QUERY PLAN": string }>(
    `EXPLAIN SELECT 1 FROM privacy_requests WHERE state IN ('waiting', 'received', 'running', 'ready') AND shop_id = '${db.scope.shopId}'`,
  );
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("privacy_requests_unfinished");
});
