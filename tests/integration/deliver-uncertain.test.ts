import { expect, test } from "vitest";
import { sendMessage } from "#app/modules/channels/channels.server.ts";
import { claimNext } from "#app/modules/conversations/outbox/claim-next.server.ts";
import { resolveUncertain, sweepReplies } from "#app/modules/conversations/conversations.server.ts";
import { recordAttempt } from "#app/modules/conversations/outbox/record-attempt.server.ts";
import { minute, second } from "#app/platform/clock.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta, type FakeFault } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { claimed, outboxTools, placeOf, write } from "#tests/support/outbox.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { attemptsOf, deliver, oneSentRow, outgoing, pass, received, sendCalls, settle, statesOf } =
  outboxTools(meta, db);

const longText = ["first", "second", "third"]
  .map((word) => `The ${word} part. ${"word ".repeat(195)}`)
  .join("\n\n");

test("cut before the effect: proven absent after 20 seconds, then delivered once", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "Try again");
  meta.fail("send", { cut: "before" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await settle(thread)).toMatchObject({ outcome: "retry", deliver: false });
  expect(await statesOf(thread)).toEqual(["uncertain"]);
  pass(20 * second);
  expect(await settle(thread)).toEqual({ outcome: "done", deliver: true });
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual(["Try again"]);
  await oneSentRow(thread);
  expect(await attemptsOf(id)).toMatchObject([
    { outcome: "settled_absent", error_code: "no_answer" },
    { outcome: "sent" },
  ]);
});

test("cut after the effect: found in the thread at the first look, not delivered again", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "It went out");
  meta.fail("send", { cut: "after" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await statesOf(thread)).toEqual(["uncertain"]);
  expect(await settle(thread)).toEqual({ outcome: "done", deliver: true });
  await deliver(thread);
  expect(received(thread)).toEqual(["It went out"]);
  await oneSentRow(thread);
  expect(await attemptsOf(id)).toMatchObject([{ outcome: "settled_sent" }]);
});

test("an echo that comes after its absence was proven still keeps the message from going out again", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Slow Meta");
  meta.fail("send", { cut: "after" });
  await deliver(thread);
  pass(25 * second);
  meta.fail("read", { status: 200, body: '{"data":[{"id":"thread","messages":{"data":[]}}]}' });
  expect(await settle(thread)).toMatchObject({ deliver: true });
  expect(await statesOf(thread)).toEqual(["queued"]);
  const [message] = meta.delivered.slice(-1);
  if (message) await thread.echo(message);
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual(["Slow Meta"]);
  await oneSentRow(thread);
});

test("what was read before a newer try says nothing about that try", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Read too early");
  meta.fail("send", { cut: "before" });
  await deliver(thread);
  pass(25 * second);
  meta.onRead = async () => {
    meta.onRead = undefined;
    await settle(thread);
    meta.fail("send", { cut: "after" });
    await deliver(thread);
  };
  await settle(thread);
  expect(await statesOf(thread)).toEqual(["uncertain"]);
  pass(25 * second);
  await settle(thread);
  await deliver(thread);
  expect(received(thread)).toEqual(["Read too early"]);
  await oneSentRow(thread);
});

test("an error of Meta's own, a gateway's page and an answer without sense all leave it uncertain", async () => {
  const faults: FakeFault[] = [
    { error: { code: 2, status: 500 } },
    { status: 502, body: "<html>bad gateway</html>" },
    { status: 200, body: "{}" },
  ];
  for (const fault of faults) {
    const thread = await makeConversation(meta, db.scope);
    await write(thread, "Who knows");
    meta.fail("send", fault);
    expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
    const effect = received(thread).length;
    pass(25 * second);
    await settle(thread);
    await deliver(thread);
    expect(received(thread)).toEqual(["Who knows"]);
    expect(effect).toBe("error" in fault ? 0 : 1);
    await oneSentRow(thread);
  }
});

test("an echo taken for a message of the Instagram app goes into ours once the thread proves it", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Two  spaces");
  meta.onDelivered = (message) => thread.echo({ ...message, text: "Two spaces" });
  meta.fail("send", { cut: "after" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  pass(25 * second);
  await settle(thread);
  await deliver(thread);
  expect(received(thread)).toEqual(["Two  spaces"]);
  await oneSentRow(thread);
});

test("a sender that dies before the call leaves a message that is found, proven absent and delivered once", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await write(thread, "Left behind");
  expect(await claimNext(thread.scope, thread.conversationId)).toMatchObject({ step: "claimed" });
  pass(29 * second);
  await sweepReplies();
  expect(await statesOf(thread)).toEqual(["sending"]);
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  pass(2 * second);
  expect((await sweepReplies()).settle).toContainEqual(placeOf(thread));
  expect(await statesOf(thread)).toEqual(["uncertain"]);
  expect(await settle(thread)).toMatchObject({ outcome: "retry" });
  pass(20 * second);
  expect(await settle(thread)).toMatchObject({ deliver: true });
  await deliver(thread);
  expect(received(thread)).toEqual(["Left behind"]);
  expect(await attemptsOf(id)).toMatchObject([
    { outcome: "settled_absent", error_code: "interrupted" },
    { outcome: "sent" },
  ]);
});

test("a sender that dies after the call leaves a message that is found in the thread", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Went out unheard");
  const message = await claimed(thread);
  await sendMessage(thread.scope, message.accountId, message, Date.now() + 1_000);
  pass(31 * second);
  await sweepReplies();
  await settle(thread);
  await deliver(thread);
  expect(received(thread)).toEqual(["Went out unheard"]);
  await oneSentRow(thread);
});

test("a sender that wakes up too late does not begin its call", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Too late");
  const message = await claimed(thread);
  const calls = sendCalls();
  const sent = await sendMessage(thread.scope, message.accountId, message, Date.now() - 1);
  expect(sent).toMatchObject({ outcome: "not_sent", errorCode: "held_back" });
  expect(sendCalls()).toBe(calls);
});

test("a sender that reports late disturbs no newer try, but its answer counts", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, "Slow");
  const old = await claimed(thread);
  pass(31 * second);
  await sweepReplies();
  pass(20 * second);
  await settle(thread);
  const fresh = await claimed(thread);
  expect(fresh.attempt).toBe(2);
  const failure = { errorCode: "not_reached", traceId: null };
  await recordAttempt(thread.scope, old, { outcome: "not_sent", ...failure, afterMs: null });
  await recordAttempt(thread.scope, old, { outcome: "refused", ...failure, reason: "unknown" });
  await recordAttempt(thread.scope, old, { outcome: "unknown", ...failure });
  expect(await statesOf(thread)).toEqual(["sending"]);
  await recordAttempt(thread.scope, old, { outcome: "sent", mid: "mid.late" });
  await oneSentRow(thread);
});

test("an uncertain part holds up the next one, so that order is kept", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, longText);
  meta.fail("send", { cut: "before" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(received(thread)).toEqual([]);
  pass(20 * second);
  await settle(thread);
  await deliver(thread);
  expect(received(thread)[0]).toMatch(/^The first part/);
  expect(received(thread)).toHaveLength((await outgoing(thread)).length);
});

test("the same words sent twice on purpose arrive twice, although both answers were lost", async () => {
  const thread = await makeConversation(meta, db.scope);
  for (let n = 0; n < 2; n++) {
    await write(thread, "Hello?");
    pass(2 * second);
  }
  meta.fail("send", { cut: "after" }, { cut: "after" });
  for (let n = 0; n < 2; n++) {
    expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
    pass(25 * second);
    expect(await settle(thread)).toMatchObject({ outcome: "done" });
  }
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual(["Hello?", "Hello?"]);
  expect(await statesOf(thread)).toEqual(["sent", "sent"]);
});

test("while the thread cannot be read the message stays uncertain; after ten minutes a person decides", async () => {
  for (const decision of ["sent", "resend"] as const) {
    const thread = await makeConversation(meta, db.scope);
    const [id = ""] = await write(thread, "Nobody knows");
    meta.fail("send", { cut: decision === "sent" ? "after" : "before" });
    await deliver(thread);
    pass(30 * second);
    meta.fail("read", { error: { code: 2, status: 500 } });
    expect(await settle(thread)).toMatchObject({ outcome: "retry", deliver: false });
    pass(10 * minute);
    expect(await settle(thread)).toEqual({ outcome: "done", deliver: false });
    expect((await sweepReplies()).settle).not.toContainEqual(placeOf(thread));
    expect(await statesOf(thread)).toEqual(["uncertain"]);
    expect(await resolveUncertain(thread.scope, id, decision, staffId)).toMatchObject({
      outcome: "resolved",
    });
    expect(await resolveUncertain(thread.scope, id, decision, staffId)).toEqual({ outcome: "not_uncertain" });
    await deliver(thread);
    expect(received(thread)).toEqual(["Nobody knows"]);
    expect(await statesOf(thread)).toEqual(["sent"]);
    const [message] = meta.delivered.slice(-1);
    if (message) await thread.echo(message);
    await oneSentRow(thread);
  }
});
