import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { ChannelEvent, MessageEvent } from "#app/modules/channels/events.ts";
import { claimEchoed, receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { contentContext } from "#app/modules/conversations/seal-contexts.ts";
import {
  messageColumns,
  openMessage,
  type SealedMessage,
} from "#app/modules/conversations/message-rows.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { scenario } from "#tests/fixtures/instagram/scenario.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

/** Everything stored of an account's threads, opened, without ids that differ from run to run. */
async function dump(scope: ShopScope, account: SeededAccount) {
  return sqlInShop(scope, async (sql) => {
    const threads = await sql.query<{ id: string; contact_id: string; last_message_id: string | null }>(
      `SELECT c.id, c.contact_id, c.last_message_id, c.last_message_at, c.last_customer_message_at, c.unread_count,
         c.customer_seen_at, c.standby_since, c.ownership_at
       FROM conversations c WHERE c.account_id = $1`,
      [account.id],
    );
    const rows = await sql.query<SealedMessage>(
      `SELECT ${messageColumns} FROM messages m JOIN conversations c ON c.id = m.conversation_id
       WHERE c.account_id = $1 ORDER BY m.sent_at, m.id`,
      [account.id],
    );
    const keys = await openPersonKeys(
      sql,
      scope,
      threads.map((thread) => thread.contact_id),
    );
    const messages = rows.map((row) => openMessage(scope, keys, row));
    const shown = threads.map(({ id, contact_id: _contact, last_message_id, ...derived }) => ({
      ...derived,
      last: messages.find((message) => message.id === last_message_id)?.record ?? null,
      messages: messages.filter(({ conversationId }) => conversationId === id).map(({ record }) => record),
    }));
    const comments = await sql.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM comments WHERE account_id = $1",
      [account.id],
    );
    const unsupported = await sql.query(
      "SELECT kind, count FROM unsupported_events WHERE account_id = $1 ORDER BY kind",
      [account.id],
    );
    const text = JSON.stringify(shown);
    return {
      threads: shown.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      comments,
      unsupported,
      text,
    };
  });
}

const at = Date.UTC(2026, 8, 21, 10);
let people = 0;

function newPerson(): string {
  return String(2_000_000 + ++people);
}

function message(personId: string, over: Partial<MessageEvent> = {}): MessageEvent {
  const mid = over.mid ?? `mid-${randomUUID()}`;
  const content = { mid, text: "is the lamp back?", ...over.content };
  return {
    kind: "message",
    personId,
    direction: "in",
    messageKind: "text",
    at,
    standby: false,
    ...over,
    mid,
    content,
  };
}

test("what a bad day delivers ends in the same thread as the history it came from", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ history, deliveries }) => {
      const [calm, wild] = [await seedAccount(db.scope), await seedAccount(db.scope)];
      await receiveEvents(db.scope, calm, history);
      for (const batch of deliveries) await receiveEvents(db.scope, wild, batch);
      const [expected, actual] = [await dump(db.scope, calm), await dump(db.scope, wild)];
      expect(normal(actual)).toEqual(normal(expected));
    }),
    { numRuns: 40 },
  );
});

/** Row ids come from the account's mids, so among equal times their order differs between two accounts. */
function normal({ threads, comments, unsupported }: Awaited<ReturnType<typeof dump>>) {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  const withoutTies = threads.map(({ last, messages, ...derived }) => ({
    ...derived,
    lastAt: last?.sentAt ?? null,
    messages: messages.toSorted(byText),
  }));
  return { threads: withoutTies.toSorted(byText), comments, unsupported };
}

test("the same account gives its messages the same ids in whatever order they come", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const [one, two] = [message(person), message(person)];
  const first = await receiveEvents(db.scope, account, [one, two]);
  const again = await receiveEvents(db.scope, account, [two, one]);
  expect(new Set(again.arrived.map((each) => each.messageId))).toEqual(
    new Set(first.arrived.map((each) => each.messageId)),
  );
});

test("a first message makes a contact, a thread and an unread line, and says so", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const outcome = await receiveEvents(db.scope, account, [message(person)]);
  expect(outcome.conversationIds).toHaveLength(1);
  expect(outcome.newContactIds).toHaveLength(1);
  expect(outcome.arrived).toMatchObject([{ text: "is the lamp back?", sentAt: at }]);
  const [thread] = (await dump(db.scope, account)).threads;
  expect(thread).toMatchObject({ unread_count: 1, last_customer_message_at: new Date(at) });
});

test("a second message is no new person, and a repetition is reported again but counts once", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const first = message(person);
  await receiveEvents(db.scope, account, [first]);
  const second = await receiveEvents(db.scope, account, [message(person, { at: at + 1 })]);
  expect(second.newContactIds).toEqual([]);
  const again = await receiveEvents(db.scope, account, [first]);
  expect(again.arrived).toHaveLength(1);
  expect(again.newContactIds).toHaveLength(1);
  expect((await dump(db.scope, account)).threads[0]).toMatchObject({ unread_count: 2 });
});

test("an unsend takes text, picture, edit, reaction and preview", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const picture = { attachments: [{ type: "image", url: "https://cdn.example/secret" }] };
  const event = message(person, { messageKind: "media", content: picture });
  await receiveEvents(db.scope, account, [
    event,
    {
      kind: "edit",
      mid: event.mid,
      personId: person,
      number: 1,
      text: "edited secret",
      at: at + 1,
      standby: false,
    },
    { kind: "reaction", mid: event.mid, personId: person, emoji: "❤️", at: at + 2, standby: false },
  ]);
  const before = await dump(db.scope, account);
  expect(before.text).toContain("edited secret");
  const unsend: ChannelEvent = {
    kind: "unsend",
    mid: event.mid,
    personId: person,
    at: at + 3,
    standby: false,
  };
  const outcome = await receiveEvents(db.scope, account, [unsend]);
  expect(outcome.unsentMessageIds).toHaveLength(1);
  const { threads, text } = await dump(db.scope, account);
  expect(text).not.toContain("secret");
  expect(threads[0]).toMatchObject({
    unread_count: 0,
    last: { content: null, reaction: null, unsentAt: at + 3 },
  });
  const sealed = await db.asOwner(
    "SELECT id FROM messages WHERE unsent_at IS NOT NULL AND (content_sealed IS NOT NULL OR reaction_sealed IS NOT NULL)",
  );
  expect(sealed).toEqual([]);
});

test("nothing a person wrote and no id of theirs stands in a table in clear", async () => {
  const account = await seedAccount(db.scope);
  await receiveEvents(db.scope, account, [
    message("7777777777777777", { mid: "mid-canary-7777", content: { text: "canary-words-7777" } }),
  ]);
  for (const table of ["contacts", "conversations", "messages", "person_keys"]) {
    const [row] = await db.asOwner<{ all: string | null }>(
      `SELECT string_agg(t::text, ' ') AS all FROM ${table} t`,
    );
    const text = `${row?.all} ${Buffer.from((row?.all ?? "").replaceAll(/[^0-9a-f]/g, ""), "hex").toString("latin1")}`;
    expect(text).not.toContain("canary");
    expect(text).not.toContain("7777777777777777");
  }
});

test("another shop sees nothing of it and gives the same person another index", async () => {
  const [ours, theirs] = [await seedAccount(db.scope), await seedAccount(db.otherScope)];
  await receiveEvents(db.scope, ours, [message("3000001")]);
  expect((await dump(db.otherScope, ours)).threads).toEqual([]);
  await receiveEvents(db.otherScope, theirs, [message("3000001")]);
  const indexes = await db.asOwner<{ external_id_index: Buffer }>(
    "SELECT external_id_index FROM contacts WHERE account_id = ANY ($1)",
    [[ours.id, theirs.id]],
  );
  expect(new Set(indexes.map((row) => row.external_id_index.toString("hex"))).size).toBe(2);
});

test("events about messages that never came are remembered and stay out of sight", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  await receiveEvents(db.scope, account, [
    { kind: "reaction", mid: "never-came", personId: person, emoji: "❤️", at, standby: false },
  ]);
  expect((await dump(db.scope, account)).threads[0]).toMatchObject({
    last: null,
    last_message_at: null,
    unread_count: 0,
  });
});

test("unknown events are counted once, however often they are delivered", async () => {
  const account = await seedAccount(db.scope);
  const person = newPerson();
  const optin = {
    kind: "unsupported",
    name: "optin",
    personId: person,
    mid: null,
    direction: "in",
    at,
    standby: false,
  } as const;
  const viewOnce = message(person, {
    messageKind: "unsupported",
    content: { unsupportedKind: "attachment.ephemeral" },
  });
  for (let times = 0; times < 3; times++) await receiveEvents(db.scope, account, [optin, viewOnce, optin]);
  expect((await dump(db.scope, account)).unsupported).toEqual([
    { kind: "attachment.ephemeral", count: 1 },
    { kind: "optin", count: 1 },
  ]);
});

test("two workers folding the same events at once make one contact, one thread, one message", async () => {
  const account = await seedAccount(db.scope);
  const event = message(newPerson());
  await Promise.all(Array.from({ length: 6 }, () => receiveEvents(db.scope, account, [event])));
  const { threads } = await dump(db.scope, account);
  expect(threads.map((thread) => thread.messages.length)).toEqual([1]);
});

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
