import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveProfile } from "#app/modules/contacts/contacts.server.ts";
import type { MessageEvent } from "#app/modules/channels/events.ts";
import {
  listInbox,
  markSeenByStaff,
  readThread,
  receiveEvents,
} from "#app/modules/conversations/conversations.server.ts";
import { minute, second } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, setAccountState, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { messagesIn } from "#tests/support/threads.ts";

const db = await testDatabase();

const at = Date.UTC(2026, 8, 21, 10);
const now = new Date(at + minute);
let people = 0;

function say(personId: string, over: Partial<MessageEvent> = {}): MessageEvent {
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

/** A shop with an account of its own, so that each test has an inbox for itself. */
async function shop() {
  const scope = await seedShop(`inbox-${randomUUID()}.myshopify.com`);
  return { scope, account: await seedAccount(scope) };
}

async function threadOf(
  scope: ShopScope,
  account: SeededAccount,
  events: (personId: string) => MessageEvent[],
) {
  const personId = String(4_000_000 + ++people);
  const { conversationIds, arrived } = await receiveEvents(scope, account, events(personId));
  return { personId, id: conversationIds[0]!, contactId: arrived[0]?.contactId ?? "" };
}

// promise R1-1
test("the inbox has the thread with the newest message first, with its last words and the time left", async () => {
  const { scope, account } = await shop();
  const older = await threadOf(scope, account, (person) => [say(person, { content: { text: "older" } })]);
  const newer = await threadOf(scope, account, (person) => [say(person, { at: at + second })]);
  const { rows, next } = await listInbox(scope, { now });
  expect(next).toBeNull();
  expect(rows.map((row) => row.id)).toEqual([newer.id, older.id]);
  expect(rows[1]).toMatchObject({
    contact: { handle: null, fallbackName: `Instagram user …${older.personId.slice(-4)}` },
    preview: { text: "older", kind: "text", direction: "in", unsent: false },
    lastMessageAt: new Date(at).toISOString(),
    unreadCount: 1,
    window: { state: "open", until: new Date(at + 24 * 60 * minute).toISOString() },
    sendState: null,
  });
});

test("pages follow each other without gap or repetition, equal times included", async () => {
  const { scope, account } = await shop();
  for (let n = 0; n < 7; n++)
    await threadOf(scope, account, (person) => [say(person, { at: at + (n >> 1) })]);
  const all = (await listInbox(scope, { now })).rows.map((row) => row.id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listInbox(scope, { now, limit: 2, ...(cursor && { after: cursor }) });
    expect(page.rows.length).toBeLessThanOrEqual(2);
    paged.push(...page.rows.map((row) => row.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(7);
});

test("a cursor that is none shows the newest page", async () => {
  const { scope, account } = await shop();
  await threadOf(scope, account, (person) => [say(person)]);
  const foreign = `0.1_${randomUUID()}`;
  for (const cursor of [
    "",
    "x",
    "99999999999999999_a",
    "-1_0",
    "7.1_0",
    `999999999999999_${randomUUID()}`,
    "'; DROP TABLE",
  ]) {
    expect((await listInbox(scope, { now, after: cursor })).rows).toHaveLength(1);
  }
  expect((await listInbox(scope, { now, after: foreign })).rows).toHaveLength(0);
});

test("another shop sees neither the thread nor the inbox, and cannot mark it", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [say(person)]);
  expect((await listInbox(db.otherScope, { now })).rows).toEqual([]);
  expect(await readThread(db.otherScope, thread.id, { now })).toBeNull();
  expect(await markSeenByStaff(db.otherScope, thread.id, now)).toBe(false);
  expect((await listInbox(scope, { now })).rows[0]?.unreadCount).toBe(1);
});

test("an address that names nothing is no thread", async () => {
  for (const id of ["", "1", "../etc", randomUUID(), "00000000-0000-0000-0000-00000000000g"]) {
    expect(await readThread(db.scope, id, { now })).toBeNull();
  }
});

test("a thread reads oldest first, with quotes, edits, reactions, tombstones and what was seen", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [
    say(person, { mid: "q1", content: { text: "Is the lamp back in blue?" } }),
    say(person, { mid: "q2", at: at + 1, content: { text: "and this?", replyToMid: "q1" } }),
    say(person, { mid: "q3", at: at + 2, content: { text: "never mind" } }),
    say(person, { mid: "q4", at: at + 3, direction: "out", content: { text: "Yes, on Friday" } }),
  ]);
  const about = { personId: thread.personId, standby: false };
  await receiveEvents(scope, account, [
    { ...about, kind: "edit", mid: "q2", number: 1, text: "and the green one?", at: at + 4 },
    { ...about, kind: "unsend", mid: "q3", at: at + 5 },
    { ...about, kind: "reaction", mid: "q4", emoji: "❤️", at: at + 6 },
    { ...about, kind: "seen", mid: "q4", at: at + 7 },
  ]);
  const page = await readThread(scope, thread.id, { now });
  expect(page).toMatchObject({ account: { handle: "couplet.test", state: "connected" } });
  expect(messagesIn(page?.timeline)).toMatchObject([
    { content: { text: "Is the lamp back in blue?" }, origin: "customer", edited: false, quoted: null },
    { content: { text: "and the green one?" }, edited: true, quoted: { text: "Is the lamp back in blue?" } },
    { content: null, unsent: true, edited: false, reaction: null },
    {
      content: { text: "Yes, on Friday" },
      origin: "native",
      reaction: "❤️",
      sendState: "seen",
      staffName: null,
    },
  ]);
  expect((await listInbox(scope, { now })).rows[0]).toMatchObject({ sendState: "seen", unreadCount: 0 });
});

test("an unsent message leaves the preview", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [say(person, { mid: "u1" })]);
  await receiveEvents(scope, account, [
    { kind: "unsend", mid: "u1", personId: thread.personId, at: at + 1, standby: false },
  ]);
  expect((await listInbox(scope, { now })).rows[0]).toMatchObject({
    preview: { text: null, unsent: true },
    unreadCount: 0,
  });
});

test("what staff saw is not unread, and what came later is, though it was written before they looked", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [say(person)]);
  expect(await markSeenByStaff(scope, thread.id, new Date(at + minute))).toBe(true);
  expect(await markSeenByStaff(scope, thread.id, new Date(at + minute))).toBe(false);
  expect((await listInbox(scope, { now })).rows[0]?.unreadCount).toBe(0);
  await receiveEvents(scope, account, [say(thread.personId, { at: at + 59 * second })]);
  expect((await listInbox(scope, { now })).rows[0]?.unreadCount).toBe(1);
});

test("an answer written in the Instagram app means that somebody has read", async () => {
  const { scope, account } = await shop();
  await threadOf(scope, account, (person) => [say(person), say(person, { at: at + 1, direction: "out" })]);
  expect((await listInbox(scope, { now })).rows[0]?.unreadCount).toBe(0);
});

test("a thread whose account is disconnected, or that another app owns, says why it is closed", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [say(person, { standby: true })]);
  expect((await readThread(scope, thread.id, { now }))?.window).toMatchObject({
    state: "closed",
    reason: "other_app_owns_thread",
  });
  await setAccountState(scope, account.id, "disconnected");
  expect((await listInbox(scope, { now })).rows[0]?.window).toMatchObject({ reason: "account_disconnected" });
});

// promise R4-9
test("a profile names the contact, a new handle keeps the person, and an older answer changes nothing", async () => {
  const { scope, account } = await shop();
  const { contactId } = await threadOf(scope, account, (person) => [say(person)]);
  const profile = (handle: string) => ({ handle, name: "Maya Lindqvist", pictureUrl: null });
  await saveProfile(scope, contactId, profile("maya.home"), new Date(at));
  expect((await listInbox(scope, { now })).rows[0]?.contact).toMatchObject({
    id: contactId,
    handle: "maya.home",
  });
  await saveProfile(scope, contactId, profile("maya.studio"), new Date(at + 2));
  expect(await saveProfile(scope, contactId, profile("maya.home"), new Date(at + 1))).toEqual({
    outcome: "out_of_date",
  });
  expect((await listInbox(scope, { now })).rows[0]?.contact).toMatchObject({
    id: contactId,
    handle: "maya.studio",
  });
  expect(await saveProfile(scope, randomUUID(), profile("x"))).toEqual({ outcome: "unknown_contact" });
});

test("a profile that cannot be had any more leaves the name that was known", async () => {
  const { scope, account } = await shop();
  const { contactId } = await threadOf(scope, account, (person) => [say(person)]);
  await saveProfile(scope, contactId, "unavailable", new Date(at));
  await saveProfile(scope, contactId, { handle: "maya", name: null, pictureUrl: null }, new Date(at + 1));
  await saveProfile(scope, contactId, "unavailable", new Date(at + 2));
  expect((await listInbox(scope, { now })).rows[0]?.contact.handle).toBe("maya");
});

test("a destroyed key makes a person unreadable, even while it is at hand in this process", async () => {
  const { scope, account } = await shop();
  const thread = await threadOf(scope, account, (person) => [say(person)]);
  expect(await readThread(scope, thread.id, { now })).not.toBeNull();
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM person_keys WHERE contact_id = $1", [thread.contactId]),
  );
  expect(await readThread(scope, thread.id, { now })).toBeNull();
  expect((await listInbox(scope, { now })).rows).toEqual([]);
});
