import fc from "fast-check";
import { expect, test } from "vitest";
import {
  deliverReplies,
  resolveUncertain,
  retryFailed,
  settleReplies,
  sweepReplies,
} from "#app/modules/conversations/conversations.server.ts";
import { second } from "#app/platform/clock.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta, type FakeFault } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { outboxTools, placeOf, write } from "#tests/support/outbox.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { attemptsOf, deliver, oneSentRow, outgoing, pass, received, settle, statesOf } = outboxTools(meta, db);

// promise R3-10
// promise R4-14
test("a reply is delivered, its row sent under Meta's id, its try on record", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "Back on Friday");
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual(["Back on Friday"]);
  await oneSentRow(thread);
  expect(await attemptsOf(id)).toEqual([{ number: 1, outcome: "sent", error_code: null, trace_id: null }]);
});

test("a job that runs again delivers nothing again", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Once");
  for (let run = 0; run < 3; run++) await deliver(thread);
  expect(received(thread)).toEqual(["Once"]);
});

test("workers at the same moment deliver everything once, in order and one at a time", async () => {
  const thread = await makeConversation(meta, db.scope);
  const texts = ["one", "two", "three", "four"];
  for (const text of texts) {
    await write(thread, text);
    pass(1);
  }
  let [underWay, most] = [0, 0];
  meta.onDelivered = async () => {
    most = Math.max(most, (underWay += 1));
    await Promise.all(Array.from({ length: 4 }, () => deliver(thread)));
    underWay -= 1;
  };
  await Promise.all(Array.from({ length: 4 }, () => deliver(thread)));
  expect(most).toBe(1);
  expect(received(thread)).toEqual(texts);
  expect(new Set(await statesOf(thread))).toEqual(new Set(["sent"]));
});

test("the try is on record before the network hears of it", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "On record");
  let seen: unknown;
  meta.onDelivered = async () => void (seen = [await attemptsOf(id), await statesOf(thread)]);
  await deliver(thread);
  expect(seen).toEqual([[{ number: 1, outcome: null, error_code: null, trace_id: null }], ["sending"]]);
});

test("an echo that comes before the answer is the same message", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Echoed");
  meta.onDelivered = (message) => thread.echo(message);
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  await oneSentRow(thread);
});

test("an echo that comes instead of the answer settles it at once", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Echoed, then cut");
  meta.onDelivered = (message) => thread.echo(message);
  meta.fail("send", { cut: "after" });
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  await oneSentRow(thread);
});

test("a connection that is refused costs nothing but time", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Later");
  const comeBack = await meta.goAway();
  const outcome = await deliver(thread);
  await comeBack();
  expect(outcome).toEqual({ outcome: "retry", afterMs: 2 * second });
  expect(await statesOf(thread)).toEqual(["queued"]);
  expect(await deliver(thread)).toMatchObject({ outcome: "retry" });
  pass(2 * second);
  await deliver(thread);
  expect(received(thread)).toEqual(["Later"]);
});

test("decisions about messages of another shop find nothing", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "Mine");
  expect(await resolveUncertain(db.otherScope, id, "sent", staffId)).toEqual({ outcome: "not_found" });
  expect(await retryFailed(db.otherScope, id, staffId)).toEqual({ outcome: "not_found" });
  expect(await deliverReplies(db.otherScope, thread.conversationId)).toEqual({ outcome: "done" });
  expect(await settleReplies(db.otherScope, thread.conversationId)).toEqual({
    outcome: "done",
    deliver: false,
  });
  expect(await retryFailed(thread.scope, id, staffId)).toEqual({ outcome: "not_failed" });
});

test("the sweep finds what no job reached, and not what is still to wait", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Forgotten");
  expect((await sweepReplies()).deliver).not.toContainEqual(placeOf(thread));
  pass(6 * second);
  expect((await sweepReplies()).deliver).toContainEqual(placeOf(thread));
  meta.fail("send", { error: { code: 613 } });
  await deliver(thread);
  expect((await sweepReplies()).deliver).not.toContainEqual(placeOf(thread));
});

/** What may happen to one call, and whether its echo comes at once or never. */
const mishap = fc.record({
  fault: fc.constantFrom<FakeFault | undefined>(
    undefined,
    { cut: "before" },
    { cut: "after" },
    { error: { code: 1, status: 500 } },
    { error: { code: 613 } },
    { status: 200, body: "not json" },
  ),
  echo: fc.boolean(),
});

test(
  "whatever happens to the calls, every message arrives once and in order",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { minLength: 1, maxLength: 6 }), async (mishaps) => {
        meta.clearFaults();
        const thread = await makeConversation(meta, db.scope);
        const texts = ["yes", "no", "yes"];
        for (const text of texts) {
          await write(thread, text);
          pass(second);
        }
        let call = 0;
        meta.beforeSend = () => mishaps[call++]?.fault;
        meta.onDelivered = async (message) => {
          if (mishaps[call - 1]?.echo) await thread.echo(message);
        };
        for (let round = 0; round < 20 && (await work(thread)); round++) pass(22 * second);
        meta.beforeSend = undefined;
        expect(received(thread)).toEqual(texts);
        const rows = await outgoing(thread);
        expect(rows.map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
        expect(new Set(rows.map(({ mid_index }) => mid_index?.toString("hex"))).size).toBe(3);
      }),
      { numRuns: 25 },
    );
  },
);

/** One round of what the jobs do, some of them twice. @returns whether anything is left */
async function work(thread: TestConversation): Promise<boolean> {
  await sweepReplies();
  const settled = await settle(thread);
  await Promise.all([deliver(thread), deliver(thread)]);
  const delivered = await deliver(thread);
  return delivered.outcome !== "done" || settled.outcome !== "done";
}
