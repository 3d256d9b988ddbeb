import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deliverReplies, othersAnswer, reply } from "#app/modules/conversations/conversations.server.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const [ana, ben] = [randomUUID(), randomUUID()];

/** Somebody answers who knows the others' answers up to a time. */
async function answer(thread: TestConversation, staffId: string, knownAnswerAt?: number) {
  const { conversationId, scope } = thread;
  const typed = { conversationId, staffId, clientToken: randomUUID(), text: "Back on Friday" };
  return (await reply(scope, { ...typed, knownAnswerAt })).outcome;
}

const seenBy = (staffId: string, { scope, conversationId }: TestConversation) =>
  othersAnswer(scope, { conversationId, staffId });

const answersIn = async ({ conversationId }: TestConversation) =>
  (
    await db.asOwner("SELECT id FROM messages WHERE conversation_id = $1 AND direction = 'out'", [
      conversationId,
    ])
  ).length;

test("a reply is held back when a colleague answered what its writer has not seen, and goes once they have", async () => {
  const thread = await makeConversation(meta, db.scope);
  expect(await seenBy(ben, thread)).toBeNull();
  expect(await answer(thread, ana, 0)).toBe("queued");
  expect(await answer(thread, ben, 0)).toBe("answered_meanwhile");
  expect(await answersIn(thread)).toBe(1);
  const anas = await seenBy(ben, thread);
  expect(anas).toMatchObject({ origin: "staff", staffId: ana });
  expect(await answer(thread, ben, Date.parse(anas?.at ?? ""))).toBe("queued");
  expect(await answersIn(thread)).toBe(2);
});

test("of two who answer at the same moment one is held back", async () => {
  for (let round = 0; round < 5; round += 1) {
    const thread = await makeConversation(meta, db.scope);
    const outcomes = await Promise.all([answer(thread, ana, 0), answer(thread, ben, 0)]);
    expect(outcomes.sort()).toEqual(["answered_meanwhile", "queued"]);
    expect(await answersIn(thread)).toBe(1);
  }
});

test("nobody is held back by what they wrote themselves, and what no page sends is not asked", async () => {
  const thread = await makeConversation(meta, db.scope);
  expect([await answer(thread, ana, 0), await answer(thread, ana, 0)]).toEqual(["queued", "queued"]);
  expect(await answer(thread, ben)).toBe("queued");
});

test("an answer from the Instagram app counts, one that failed or was unsent does not", async () => {
  const thread = await makeConversation(meta, db.scope);
  const mid = `mid.${randomUUID()}`;
  const about = { personId: thread.personId, at: Date.now(), standby: false, direction: "out" as const, mid };
  await thread.receive([
    { kind: "message", ...about, messageKind: "text", content: { text: "From the phone" } },
  ]);
  expect(await seenBy(ben, thread)).toMatchObject({ origin: "native", staffId: null });
  expect(await answer(thread, ben, 0)).toBe("answered_meanwhile");
  await thread.receive([{ kind: "unsend", ...about, at: Date.now() + 1 }]);
  expect(await seenBy(ben, thread)).toBeNull();

  await answer(thread, ana);
  await db.asOwner("UPDATE messages SET state = 'failed' WHERE conversation_id = $1 AND staff_id = $2", [
    thread.conversationId,
    ana,
  ]);
  expect(await answer(thread, ben, 0)).toBe("queued");
});

test("what an answer's writer saw stays seen, whatever times Meta gives its parts", async () => {
  const thread = await makeConversation(meta, db.scope);
  const typed = { conversationId: thread.conversationId, staffId: ana, clientToken: randomUUID() };
  await reply(thread.scope, { ...typed, text: "The lamp comes back on Friday. ".repeat(60) });
  const known = Date.parse((await seenBy(ben, thread))?.at ?? "");
  await deliverReplies(thread.scope, thread.conversationId);
  const sent = meta.delivered.filter(({ to }) => to === thread.personId);
  expect(sent.length).toBeGreaterThan(1);
  for (const each of sent) await thread.echo({ ...each, at: each.at + 60_000 });
  expect(await answer(thread, ben, known)).toBe("queued");
});

test("another shop learns of no answer, and answers nothing", async () => {
  const thread = await makeConversation(meta, db.scope);
  await answer(thread, ana);
  const theirs = { ...thread, scope: db.otherScope };
  expect(await seenBy(ben, theirs)).toBeNull();
  expect(await answer(theirs, ben, 0)).toBe("not_found");
});
