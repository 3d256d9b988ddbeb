import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { retryFailed } from "#app/modules/conversations/conversations.server.ts";
import { hour, minute, second } from "#app/platform/clock.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { outboxTools, write } from "#tests/support/outbox.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { attemptsOf, deliver, outgoing, pass, received, sendCalls, statesOf } = outboxTools(meta, db);

const longText = ["first", "second", "third"]
  .map((word) => `The ${word} part. ${"word ".repeat(195)}`)
  .join("\n\n");

test("throttled: back in the queue, no call before its time, then delivered", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "Patience");
  meta.fail("send", { error: { code: 4 } });
  expect(await deliver(thread)).toEqual({ outcome: "retry", afterMs: minute });
  expect(await statesOf(thread)).toEqual(["queued"]);
  const calls = sendCalls();
  for (const ms of [0, 10 * second, 20 * second]) {
    pass(ms);
    expect(await deliver(thread)).toMatchObject({ outcome: "retry" });
  }
  expect(sendCalls()).toBe(calls);
  pass(minute);
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual(["Patience"]);
  const attempts = await attemptsOf(id);
  expect(attempts[0]).toMatchObject({ outcome: "failed", error_code: "4", trace_id: "TRACE1" });
  expect(attempts.at(-1)).toMatchObject({ outcome: "sent" });
});

test("a usage header that asks for a quarter of an hour gets it", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Long wait");
  const usage = {
    type: "instagram",
    call_count: 100,
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: 15,
  };
  const headers = { "x-business-use-case-usage": JSON.stringify({ [thread.accountExternalId]: [usage] }) };
  meta.fail("send", { error: { code: 80002 }, headers });
  expect(await deliver(thread)).toEqual({ outcome: "retry", afterMs: 15 * minute });
});

// promise R2-23
test("a dead token fails what waits, destroys itself and is not tried again", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "First");
  pass(1);
  await write(thread, "Second");
  meta.fail("send", { error: { code: 190, subcode: 460 } });
  const calls = sendCalls();
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(sendCalls()).toBe(calls + 1);
  expect((await outgoing(thread)).map((row) => row.failure_code)).toEqual(["token_dead", "token_dead"]);
  const [account] = await db.asOwner("SELECT state, token_sealed FROM channel_accounts WHERE id = $1", [
    thread.accountId,
  ]);
  expect(account).toEqual({ state: "needs_reauth", token_sealed: null });
});

test("what waits to go to somebody who is shut out meanwhile is not sent, and can be once they are let in", async () => {
  for (const status of ["spam", "blocked"] as const) {
    const thread = await makeConversation(meta, db.scope);
    const [id = ""] = await write(thread, "Too late");
    await shutOut(thread, status);
    const calls = sendCalls();
    await deliver(thread);
    expect(sendCalls()).toBe(calls);
    expect((await outgoing(thread))[0]).toMatchObject({ state: "failed", failure_code: "kept_out" });
    expect(await retryFailed(thread.scope, id, staffId)).toEqual({
      outcome: "window_closed",
      window: { state: "closed", reason: status },
    });
    await db.asOwner("UPDATE conversations SET status = 'open', reopens_after = NULL WHERE id = $1", [
      thread.conversationId,
    ]);
    expect(await retryFailed(thread.scope, id, staffId)).toMatchObject({ outcome: "queued" });
    expect(await deliver(thread)).toEqual({ outcome: "done" });
    expect(received(thread)).toEqual(["Too late"]);
  }
});

/** As somebody of the staff leaves a thread that is not to bother anybody. */
const shutOut = ({ conversationId }: TestConversation, status: "spam" | "blocked") =>
  db.asOwner(
    `UPDATE conversations SET status = $2, reopens_after = now(), unread_count = 0, waiting_since = NULL, lapses_at = NULL,
       answer_by = NULL WHERE id = $1`,
    [conversationId, status],
  );

test("a refusal is final, has its reason and Meta's trace", async () => {
  const cases = [
    [{ code: 10, subcode: 2534022 }, "window_closed"],
    [{ code: 551 }, "unreachable"],
    [{ code: 100, subcode: 2534015 }, "bad_content"],
    [{ code: 200, subcode: 2534041 }, "access_off"],
    [{ code: 4242 }, "unknown"],
  ] as const;
  for (const [error, reason] of cases) {
    const thread = await makeConversation(meta, db.scope);
    const [id = ""] = await write(thread, "No");
    meta.fail("send", { error });
    expect(await deliver(thread)).toEqual({ outcome: "done" });
    expect(await outgoing(thread)).toMatchObject([{ state: "failed", failure_code: reason }]);
    expect(await attemptsOf(id)).toMatchObject([{ outcome: "failed", trace_id: "TRACE1" }]);
    await deliver(thread);
    expect(received(thread)).toEqual([]);
  }
});

test("a window that closes between writing and sending is looked at again", async () => {
  const thread = await makeConversation(meta, db.scope, { wroteAgo: 24 * hour - minute, humanAgent: false });
  await write(thread, "In the last minute");
  pass(2 * minute);
  const calls = sendCalls();
  await deliver(thread);
  expect(sendCalls()).toBe(calls);
  expect(await outgoing(thread)).toMatchObject([{ state: "failed", failure_code: "window_closed" }]);
});

test("a message written in the open window gets the human-agent tag only when a person tries it again", async () => {
  const thread = await makeConversation(meta, db.scope, { wroteAgo: 24 * hour - minute });
  const [id = ""] = await write(thread, "In the last minute");
  pass(2 * minute);
  await deliver(thread);
  expect(await outgoing(thread)).toMatchObject([{ state: "failed", failure_code: "window_closed" }]);
  expect(await retryFailed(thread.scope, id, staffId)).toMatchObject({ outcome: "queued" });
  await deliver(thread);
  expect(meta.delivered.find(({ to }) => to === thread.personId)?.tag).toBe("HUMAN_AGENT");
});

test("a tag that is no longer needed is left out", async () => {
  const thread = await makeConversation(meta, db.scope, { wroteAgo: 25 * hour });
  await write(thread, "They wrote again meanwhile");
  const content = { text: "Hello?" };
  const again = { mid: `mid.${randomUUID()}`, personId: thread.personId, at: Date.now(), standby: false };
  await thread.receive([{ ...again, kind: "message", direction: "in", messageKind: "text", content }]);
  await deliver(thread);
  expect(meta.delivered.find(({ to }) => to === thread.personId)?.tag).toBeUndefined();
});

test("when a part fails, those behind it wait for a person, and then follow in order", async () => {
  const thread = await makeConversation(meta, db.scope);
  const ids = await write(thread, longText);
  expect(ids.length).toBeGreaterThanOrEqual(3);
  await deliverFirstThenRefuse(thread);
  const [sent, refused, ...others] = await outgoing(thread);
  expect([sent?.state, refused?.failure_code]).toEqual(["sent", "bad_content"]);
  expect(new Set(others.map((row) => row.failure_code))).toEqual(new Set(["previous_part_failed"]));
  expect(await retryFailed(thread.scope, ids[1] ?? "", staffId)).toMatchObject({ outcome: "queued" });
  pass(3 * second);
  await deliver(thread);
  expect(received(thread).join(" ").replace(/\s+/g, " ")).toBe(longText.replace(/\s+/g, " ").trim());
  expect(new Set(await statesOf(thread))).toEqual(new Set(["sent"]));
});

async function deliverFirstThenRefuse(thread: TestConversation): Promise<void> {
  meta.onDelivered = () => {
    meta.onDelivered = undefined;
    meta.fail("send", { error: { code: 100, subcode: 2534015 } });
    return Promise.resolve();
  };
  await deliver(thread);
}
