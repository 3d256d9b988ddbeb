import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { claimEchoed, receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { contentContext } from "#app/modules/conversations/seal-contexts.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { at, dump, message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();

/** A reply of staff as sending leaves it just before the network call. */
async function sendingReply(
  contact: { contactId: string; conversationId: string },
  text: string,
  queuedAt: number,
) {
  const id = randomUUID();
  await sqlInShop(db.scope, async (sql) => {
    const keys = await openPersonKeys(sql, db.scope, [contact.contactId]);
    await sql.query(
      `INSERT INTO messages (shop_id, id, conversation_id, contact_id, direction, origin, kind, content_sealed,
         sent_at, state, staff_id, client_token) VALUES ($1, $2, $3, $4, 'out', 'staff', 'text', $5, $6, 'sending', $7, $8)`,
      [
        db.scope.shopId,
        id,
        contact.conversationId,
        contact.contactId,
        keys.get(contact.contactId)!.seal({ text }, contentContext(db.scope, id)),
        new Date(queuedAt),
        randomUUID(),
        randomUUID(),
      ],
    );
    await sql.query(
      "INSERT INTO message_attempts (shop_id, id, message_id, number, started_at) VALUES ($1, $2, $3, 1, $4)",
      [db.scope.shopId, randomUUID(), id, new Date(queuedAt)],
    );
  });
  return id;
}

const outgoing = async (account: SeededAccount) =>
  (await dump(db.scope, account)).threads
    .flatMap((thread) => thread.messages)
    .filter(({ direction }) => direction === "out");

const claim = async (messageId: string, mid: string) => {
  const index = await blindIndexer(db.scope);
  return sqlInShop(db.scope, (sql) => claimEchoed(sql, db.scope, index, messageId, mid));
};

async function threadWithReply(...replies: { text: string; queuedAt: number }[]) {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const { arrived } = await receiveEvents(db.scope, account, [message(person)]);
  const ids: string[] = [];
  for (const { text, queuedAt } of replies) ids.push(await sendingReply(arrived[0]!, text, queuedAt));
  const echo = (mid: string, text: string, echoAt: number) =>
    message(person, { mid, direction: "out", content: { text }, at: echoAt });
  return { account, person, ids, echo };
}

test("an echo that is faster than Meta's answer becomes our own message, not a second one", async () => {
  const { account, ids, echo } = await threadWithReply({ text: "Yes, on Friday", queuedAt: at + 60_000 });
  const outcome = await receiveEvents(db.scope, account, [echo("e1", "Yes, on Friday", at + 60_400)]);
  expect(outcome.adoptedMessageIds).toEqual(ids);
  expect(await claim(ids[0]!, "e1")).toEqual({ outcome: "claimed", mistakenId: null });
  const sent = await outgoing(account);
  expect(sent).toMatchObject([
    { origin: "staff", state: "sent", sentAt: at + 60_400, content: { mid: "e1" } },
  ]);
});

test("a reaction or unsend that came before the echo goes with the message that adopts it", async () => {
  const { account, person, echo } = await threadWithReply({ text: "Yes", queuedAt: at + 60_000 });
  const early = { mid: "e2", personId: person, at: at + 61_000, standby: false };
  await receiveEvents(db.scope, account, [{ ...early, kind: "reaction", emoji: "❤️" }]);
  await receiveEvents(db.scope, account, [echo("e2", "Yes", at + 60_100)]);
  expect(await outgoing(account)).toMatchObject([
    { origin: "staff", reaction: "❤️", content: { text: "Yes" } },
  ]);
});

test("an echo with other words, or long after every try, was written in the Instagram app", async () => {
  const { account, echo } = await threadWithReply({ text: "Yes", queuedAt: at });
  const outcome = await receiveEvents(db.scope, account, [
    echo("e3", "No", at + 100),
    echo("e4", "Yes", at + 3_600_000),
  ]);
  expect(outcome.adoptedMessageIds).toEqual([]);
  expect((await outgoing(account)).map(({ origin }) => origin).toSorted()).toEqual([
    "native",
    "native",
    "staff",
  ]);
});

test("an echo taken for a native message goes into ours when Meta's answer names it", async () => {
  const { account, person, echo } = await threadWithReply();
  await receiveEvents(db.scope, account, [echo("e5", "Hello  there", at + 500)]);
  const { arrived } = await receiveEvents(db.scope, account, [message(person, { at: at + 1 })]);
  const id = await sendingReply(arrived[0]!, "Hello there", at);
  await claim(id, "e5");
  expect(await outgoing(account)).toMatchObject([{ origin: "staff", state: "sent", content: { mid: "e5" } }]);
});

test("when the wrong one of two equal replies adopted an echo, Meta's answer puts it right", async () => {
  const replies = [
    { text: "ok", queuedAt: at + 60_000 },
    { text: "ok", queuedAt: at + 61_000 },
  ];
  const { account, ids, echo } = await threadWithReply(...replies);
  await receiveEvents(db.scope, account, [echo("of-second", "ok", at + 60_100)]);
  expect(await claim(ids[1]!, "of-second")).toEqual({ outcome: "claimed", mistakenId: ids[0] });
  const states = new Map((await outgoing(account)).map(({ content, state }) => [content?.mid, state]));
  expect(states).toEqual(
    new Map([
      ["of-second", "sent"],
      [undefined, "uncertain"],
    ]),
  );
});

test("two equal replies whose echoes were exchanged change places when the answers come", async () => {
  const replies = [
    { text: "ok", queuedAt: at + 60_000 },
    { text: "ok", queuedAt: at + 61_000 },
  ];
  const { account, ids, echo } = await threadWithReply(...replies);
  await receiveEvents(db.scope, account, [echo("b", "ok", at + 60_100), echo("a", "ok", at + 61_100)]);
  await claim(ids[0]!, "a");
  await claim(ids[1]!, "b");
  const rows = await db.asOwner<{ id: string; state: string }>(
    "SELECT id, state FROM messages WHERE id = ANY ($1)",
    [ids],
  );
  expect(rows.map((row) => row.state)).toEqual(["sent", "sent"]);
  expect((await outgoing(account)).map(({ content }) => content?.mid).toSorted()).toEqual(["a", "b"]);
});

test("a message written in the Instagram app between ours is not lost when the answer names another", async () => {
  const { account, ids, echo } = await threadWithReply({ text: "ok", queuedAt: at + 60_000 });
  await receiveEvents(db.scope, account, [echo("native", "ok", at + 60_050)]);
  await claim(ids[0]!, "ours");
  const sent = (await outgoing(account)).map(({ origin, content }) => [origin, content?.mid]);
  expect(sent.toSorted()).toEqual([
    ["native", "native"],
    ["staff", "ours"],
  ]);
});
