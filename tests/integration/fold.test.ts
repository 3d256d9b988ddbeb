import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChannelEvent } from "#app/modules/channels/events.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { scenario } from "#tests/fixtures/instagram/scenario.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { at, dump, message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();

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

// promise R4-8
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

// promise R3-24
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
