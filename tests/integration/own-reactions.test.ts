import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  deliverReaction,
  react,
  readThread,
  sweepReactions,
} from "#app/modules/conversations/conversations.server.ts";
import { day, minute } from "#app/platform/clock.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { outboxTools } from "#tests/support/outbox.ts";
import { message } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { pass } = outboxTools(meta, db);
beforeEach(() => void (meta.calls.length = 0));

/** A thread, and the customer's message in it. */
async function aMessage() {
  const thread = await makeConversation(meta, db.scope);
  const mid = `mid.${randomUUID()}`;
  await thread.receive([
    message(thread.personId, { mid, at: Date.now(), content: { text: "And the chair?", mid } }),
  ]);
  const [row] = await db.asOwner<{ id: string }>(
    "SELECT id FROM messages WHERE conversation_id = $1 ORDER BY created_at DESC, sent_at DESC LIMIT 1",
    [thread.conversationId],
  );
  return { thread, mid, messageId: row?.id ?? "" };
}

type Said = Awaited<ReturnType<typeof aMessage>>;

const say = ({ thread: { scope, conversationId }, messageId }: Said, emoji: string | null) =>
  react(scope, { conversationId, messageId, staffId, emoji });
const deliver = ({ thread, messageId }: Said) => deliverReaction(thread.scope, messageId);

async function shown({ thread: { scope, conversationId }, messageId }: Said) {
  const page = await readThread(scope, conversationId, { now: new Date() });
  const item = page?.timeline.items.find(({ id }) => id === messageId);
  return item?.kind === "message" ? item.message.ownReaction : undefined;
}

/** What was said to Instagram about reactions, in order. */
const told = () =>
  meta.calls
    .filter(({ target }) => target === "send")
    .map(({ body }) => {
      const { sender_action: action, payload } = JSON.parse(body) as {
        sender_action: string;
        payload: { message_id: string; reaction?: string };
      };
      return [action, payload.reaction ?? null, payload.message_id];
    });

test("a reaction is shown at once, and as sent when Instagram has it; taken back, it is gone on both sides", async () => {
  const said = await aMessage();
  expect(await say(said, "❤️")).toEqual({ outcome: "queued" });
  expect(await shown(said)).toEqual({ emoji: "❤️", state: "queued", failureCode: null });
  expect(await deliver(said)).toEqual({ outcome: "done" });
  expect(await shown(said)).toEqual({ emoji: "❤️", state: "sent", failureCode: null });
  await say(said, null);
  expect(await shown(said)).toBeNull();
  await deliver(said);
  expect(told()).toEqual([
    ["react", "❤️", said.mid],
    ["unreact", null, said.mid],
  ]);
  expect(await db.asOwner("SELECT 1 FROM own_reactions WHERE message_id = $1", [said.messageId])).toEqual([]);
});

test("a call whose answer never came is repeated, and given up on in the end with the reason", async () => {
  const said = await aMessage();
  await say(said, "👍");
  meta.fail("send", { cut: "after" });
  expect(await deliver(said)).toMatchObject({ outcome: "retry" });
  expect(await deliver(said)).toEqual({ outcome: "done" });
  expect(await shown(said)).toMatchObject({ state: "sent" });
  await say(said, "😂");
  for (let run = 0; run < 12; run += 1) {
    meta.fail("send", { cut: "after" });
    await deliver(said);
  }
  expect(await shown(said)).toEqual({ emoji: "😂", state: "failed", failureCode: "unknown" });
});

test("another wish while the first is on its way is not taken for told", async () => {
  const said = await aMessage();
  await say(said, "❤️");
  const first = deliver(said);
  await say(said, "😮");
  await first;
  await deliver(said);
  expect(await shown(said)).toEqual({ emoji: "😮", state: "sent", failureCode: null });
  expect(told().at(-1)).toEqual(["react", "😮", said.mid]);
});

test("a reaction that no job reached is found by the sweep, and one that was told is not", async () => {
  const said = await aMessage();
  await say(said, "❤️");
  const mine = async () =>
    (await sweepReactions(new Date())).filter(({ messageId }) => messageId === said.messageId);
  expect(await mine()).toEqual([]);
  pass(minute);
  expect(await mine()).toEqual([{ shopId: said.thread.scope.shopId, messageId: said.messageId }]);
  await deliver(said);
  expect(await mine()).toEqual([]);
});

test("after 24 hours nothing is said any more, by whoever asks and whatever waits", async () => {
  const [said, waiting] = [await aMessage(), await aMessage()];
  await say(waiting, "❤️");
  pass(day + minute);
  expect(await say(said, "❤️")).toEqual({ outcome: "window_closed" });
  await deliver(waiting);
  expect(await shown(waiting)).toMatchObject({ state: "failed", failureCode: "window_closed" });
  expect(told()).toEqual([]);
});

test("only an emoji is said, and only to a message of the customer's that is there, in its own store and thread", async () => {
  const [said, other] = [await aMessage(), await aMessage()];
  for (const text of ["hello", "", "❤️❤️", "1"])
    expect(await say(said, text), text).toEqual({ outcome: "not_an_emoji" });
  const { conversationId } = said.thread;
  const nowhere = { conversationId, staffId, emoji: "❤️" };
  for (const messageId of [randomUUID(), other.messageId])
    expect(await react(db.scope, { ...nowhere, messageId })).toEqual({ outcome: "not_found" });
  const theirs = { ...nowhere, messageId: said.messageId };
  expect(await react(db.otherScope, theirs)).toEqual({ outcome: "not_found" });
  expect(await deliverReaction(db.otherScope, said.messageId)).toEqual({ outcome: "done" });
});

test("with the words of a message the reaction to it goes: when it is unsent, and when retention empties it", async () => {
  const left = ({ messageId }: Said) =>
    db.asOwner("SELECT 1 FROM own_reactions WHERE message_id = $1", [messageId]);
  const [said, kept] = [await aMessage(), await aMessage()];
  for (const each of [said, kept]) await say(each, "❤️");
  const { mid, thread } = said;
  const unsend = { kind: "unsend", mid, personId: thread.personId, at: Date.now(), standby: false } as const;
  await thread.receive([unsend]);
  expect([await left(said), await left(kept)].map((rows) => rows.length)).toEqual([0, 1]);
  await db.asOwner("UPDATE messages SET content_sealed = NULL WHERE id = $1", [kept.messageId]);
  expect(await left(kept)).toEqual([]);
});
