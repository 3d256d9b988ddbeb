import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { setUndoSeconds, undoSecondsOf } from "#app/modules/access/access.server.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import {
  keepBackScheduled,
  listInbox,
  readDraft,
  readThread,
  reply,
  retryFailed,
  saveDraft,
  searchInbox,
  sendNow,
  sweepReplies,
  takeBackReply,
} from "#app/modules/conversations/conversations.server.ts";
import { emptyContent } from "#app/modules/conversations/drafts/drafts.ts";
import type { SendLater } from "#app/modules/conversations/outbox/send-later.ts";
import { exportPackage, carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { hour, second } from "#app/platform/clock.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { diesAt } from "#tests/support/dying.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { outboxTools, placeOf, write } from "#tests/support/outbox.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { messagesIn } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { deliver, outgoing, pass, received, statesOf } = outboxTools(meta, db);
const staffId = randomUUID();
await seedStaff(db.scope, staffId);

const held: SendLater = { kind: "held", seconds: 5 };
const inAnHour = (unlessTheyWrite = false): SendLater => ({
  kind: "scheduled",
  at: new Date(Date.now() + hour),
  unlessTheyWrite,
});

async function writeLater(thread: TestConversation, text: string, later: SendLater): Promise<string[]> {
  const { conversationId } = thread;
  const said = await reply(thread.scope, { conversationId, staffId, clientToken: randomUUID(), text, later });
  if (said.outcome !== "queued") throw new Error(said.outcome);
  return said.messageIds;
}

const takeBack = ({ scope, conversationId }: TestConversation, messageId = "", toDraft = false) =>
  takeBackReply(scope, { conversationId, messageId, staffId, toDraft });
const read = async ({ scope, conversationId }: TestConversation) => {
  const page = await readThread(scope, conversationId, { now: new Date() });
  if (!page) throw new Error("no thread");
  return page;
};
const found = async ({ scope }: TestConversation, text: string) =>
  (await searchInbox(scope, { text, staffId, timezone: "UTC", now: new Date() })).threads;
const theyWrite = (thread: TestConversation, text = "One more thing") =>
  thread.receive([
    {
      ...{ kind: "message", mid: `mid.${randomUUID()}`, personId: thread.personId, at: Date.now() },
      ...{ standby: false, direction: "in", messageKind: "text", content: { text } },
    },
  ]);

test("a held reply is sent after its moment, once, and holds up what is written after it", async () => {
  const thread = await makeConversation(meta, db.scope);
  await writeLater(thread, "First", held);
  await write(thread, "Second");
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  expect(received(thread)).toEqual([]);
  pass(5 * second);
  await Promise.all([deliver(thread), deliver(thread)]);
  await deliver(thread);
  expect(received(thread)).toEqual(["First", "Second"]);
});

test("a held reply that is undone leaves thread, list and search as if it had never been, and its words in the draft", async () => {
  const thread = await makeConversation(meta, db.scope);
  const place = { conversationId: thread.conversationId, staffId };
  await saveDraft(thread.scope, place, { ...emptyContent, text: "typed since", version: 0 });
  const before = { page: await read(thread), inbox: await listInbox(thread.scope, { now: new Date() }) };
  const text = `${"A kangaroo lamp. ".repeat(60)}\n\n${"Another one. ".repeat(60)}`.trim();
  const ids = await writeLater(thread, text, held);
  expect(ids.length).toBeGreaterThan(1);
  const shown = messagesIn((await read(thread)).timeline).slice(-ids.length);
  expect(shown.map(({ mayTakeBack }) => mayTakeBack)).toEqual(ids.map((id) => id === ids.at(-1)));
  expect(shown.at(-1)?.waits).toMatchObject({ ms: 5 * second, unlessTheyWrite: false });
  expect(await found(thread, "kangaroo")).not.toEqual([]);

  const taken = await takeBack(thread, ids.at(-1), true);
  expect(taken).toMatchObject({
    ...{ outcome: "taken_back", reply: { content: { ...emptyContent, text }, files: [] } },
  });
  const draft = await readDraft(thread.scope, place);
  expect(draft.text).toBe(`${text}\n\ntyped since`);
  expect(taken).toMatchObject({ reply: { draft } });
  expect((await read(thread)).timeline).toEqual(before.page.timeline);
  expect((await listInbox(thread.scope, { now: new Date() })).rows).toEqual(before.inbox.rows);
  expect(await found(thread, "kangaroo")).toEqual([]);
  pass(hour);
  await deliver(thread);
  expect(received(thread)).toEqual([]);
});

test("cards and quick replies come back as what they were made from", async () => {
  const thread = await makeConversation(meta, db.scope);
  const product = { productGid: "gid://shopify/Product/1", variantGid: null };
  const { scope, conversationId } = thread;
  const said = {
    text: "This one?",
    cards: [{ title: "Brass lamp", subtitle: "€129.00", product }],
    quickReplies: [{ title: "Yes", payload: "Yes" }],
  };
  const clientToken = randomUUID();
  const queued = await reply(scope, { conversationId, staffId, clientToken, ...said, later: held });
  if (queued.outcome !== "queued") throw new Error(queued.outcome);
  expect(await takeBack(thread, queued.messageIds[0])).toMatchObject({
    reply: { content: { text: "This one?", products: [product], quickReplies: ["Yes"] } },
  });
});

test("undoing and sending at the same moment: exactly one of the two happens, and says so", async () => {
  const ends = new Set<string>();
  for (let round = 0; round < 24; round += 1) {
    const thread = await makeConversation(meta, db.scope);
    const [id] = await writeLater(thread, `Round ${round}`, held);
    pass(5 * second);
    const undo = async () => {
      await new Promise((resolve) => setTimeout(resolve, round % 8));
      return takeBack(thread, id);
    };
    const [, { outcome }] = await Promise.all([deliver(thread), undo()]);
    ends.add(outcome);
    const sent = outcome === "taken_back" ? [] : [`Round ${round}`];
    expect([outcome, received(thread)]).toEqual([sent.length > 0 ? "on_its_way" : "taken_back", sent]);
    expect(await statesOf(thread)).toEqual(sent.map(() => "sent"));
  }
  expect([...ends].toSorted()).toEqual(["on_its_way", "taken_back"]);
});

test("a process that dies while it takes a reply back leaves it whole, or gone", async () => {
  for (let n = 1; ; n += 1) {
    const thread = await makeConversation(meta, db.scope);
    const [id] = await writeLater(thread, "Whole or gone", held);
    const end = await diesAt(n, "after", () => takeBack(thread, id, true));
    const { text } = await readDraft(thread.scope, { conversationId: thread.conversationId, staffId });
    const left = (await outgoing(thread)).length;
    expect([left, text]).toEqual(left === 1 ? [1, ""] : [0, "Whole or gone"]);
    if (end === "ended") return;
  }
});

test("a scheduled reply waits beside the outbox, and lines up behind what is there when its time comes", async () => {
  const thread = await makeConversation(meta, db.scope);
  await writeLater(thread, "In an hour, wombat", inAnHour());
  const page = await read(thread);
  expect(page.scheduled.map(({ content, sendState }) => [content?.text, sendState])).toEqual([
    ["In an hour, wombat", "scheduled"],
  ]);
  expect(page.timeline.items).toHaveLength(1);
  expect(await found(thread, "wombat")).toEqual([]);
  const [row] = (await listInbox(thread.scope, { now: new Date() })).rows.filter(
    ({ id }) => id === thread.conversationId,
  );
  expect(row).toMatchObject({ preview: { text: "Is the lamp back?" }, waitingSince: expect.any(String) });
  expect(row?.scheduledAt).toBe(page.scheduled[0]?.waits?.until);
  await write(thread, "Now");
  await deliver(thread);
  expect(received(thread)).toEqual(["Now"]);
  pass(hour);
  await deliver(thread);
  expect(received(thread)).toEqual(["Now", "In an hour, wombat"]);
  expect(await found(thread, "wombat")).not.toEqual([]);
  expect((await read(thread)).scheduled).toEqual([]);
});

test("the sweep finds what is due and no job reached, and leaves what is not due alone", async () => {
  const own = await makeConversation(meta, db.scope);
  await writeLater(own, "Scheduled", inAnHour());
  const other = await makeConversation(meta, db.scope);
  await writeLater(other, "Held", held);
  const found = async () =>
    (await sweepReplies()).deliver.filter(({ conversationId }) =>
      [own, other].some((thread) => thread.conversationId === conversationId),
    );
  expect(await found()).toEqual([]);
  pass(11 * second);
  expect(await found()).toEqual([placeOf(other)]);
  pass(hour);
  expect((await found()).length).toBe(2);
});

test("a time that is over or after the window is refused, in the standard window and in the human agent's", async () => {
  const write = async (wroteAgo: number, ahead: number, humanAgent = true) => {
    const thread = await makeConversation(meta, db.scope, { wroteAgo, humanAgent });
    const { scope, conversationId } = thread;
    const later: SendLater = { kind: "scheduled", at: new Date(Date.now() + ahead), unlessTheyWrite: false };
    const input = { conversationId, staffId, clientToken: randomUUID(), text: "Later", later };
    return (await reply(scope, input)).outcome;
  };
  expect(await write(0, -second)).toBe("past");
  expect(await write(0, 23 * hour)).toBe("queued");
  expect(await write(0, 24 * hour)).toBe("after_window");
  expect(await write(30 * hour, 24 * hour)).toBe("queued");
  expect(await write(30 * hour, 24 * 7 * hour)).toBe("after_window");
  expect(await write(30 * hour, hour, false)).toBe("window_closed");
});

test("when the customer writes first it is kept back with the reason, at once and in every part, and can be sent all the same", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [id = ""] = await writeLater(thread, "We open at nine. ".repeat(90), inAnHour(true));
  const other = await makeConversation(meta, db.scope);
  await writeLater(other, "All the same", inAnHour(false));
  await theyWrite(thread);
  await theyWrite(other);
  const both = [thread.conversationId, other.conversationId];
  expect(await keepBackScheduled(db.scope, both)).toEqual([thread.conversationId]);
  const failed = (await outgoing(thread)).map(({ state, failure_code }) => [state, failure_code]);
  expect(failed).toEqual([
    ["failed", "they_wrote"],
    ["failed", "previous_part_failed"],
  ]);
  expect(messagesIn((await read(thread)).timeline).find((message) => message.id === id)?.mayTakeBack).toBe(
    true,
  );
  expect(await retryFailed(thread.scope, id, staffId)).toMatchObject({ outcome: "queued" });
  await deliver(thread);
  expect(received(thread)).toHaveLength(2);
  pass(hour);
  await deliver(other);
  expect(received(other)).toEqual(["All the same"]);
});

test("what nobody kept back when the customer wrote is kept back when its time comes", async () => {
  const thread = await makeConversation(meta, db.scope);
  await writeLater(thread, "Unless you write", inAnHour(true));
  await theyWrite(thread);
  pass(hour);
  await deliver(thread);
  expect((await outgoing(thread))[0]).toMatchObject({ state: "failed", failure_code: "they_wrote" });
  expect(received(thread)).toEqual([]);
});

test("who may not reply any more, and who was restricted since, keep it back; so does a window that is over", async () => {
  const gone = await makeConversation(meta, db.scope);
  const leaver = randomUUID();
  await seedStaff(db.scope, leaver);
  const { scope, conversationId } = gone;
  const input = {
    conversationId,
    staffId: leaver,
    clientToken: randomUUID(),
    text: "Bye",
    later: inAnHour(),
  };
  await reply(scope, input);
  await db.asOwner("UPDATE staff SET removed_at = now() WHERE id = $1", [leaver]);
  const restricted = await makeConversation(meta, db.scope);
  await writeLater(restricted, "Hello", inAnHour());
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await setRestriction(scope, restricted.contactId, true);
  const knownRestricted = await makeConversation(meta, db.scope);
  await setRestriction(scope, knownRestricted.contactId, true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await writeLater(knownRestricted, "By hand", inAnHour());
  const late = await makeConversation(meta, db.scope);
  await writeLater(late, "Too late", inAnHour());
  vi.useFakeTimers({ toFake: ["Date"] });
  pass(hour);
  for (const thread of [gone, restricted, knownRestricted]) await deliver(thread);
  pass(24 * hour);
  await deliver(late);
  const codes = [];
  for (const thread of [gone, restricted, late]) codes.push((await outgoing(thread))[0]?.failure_code);
  expect(codes).toEqual(["writer_gone", "person_restricted", "window_closed"]);
  expect(received(knownRestricted)).toEqual(["By hand"]);
});

test("a scheduled reply is sent now when somebody says so, and taken back by any colleague", async () => {
  const thread = await makeConversation(meta, db.scope);
  const [now = ""] = await writeLater(thread, "Now after all", inAnHour(true));
  const [never = ""] = await writeLater(thread, "Never", inAnHour());
  expect(await sendNow(db.otherScope, thread.conversationId, now)).toEqual({ outcome: "not_scheduled" });
  expect(await sendNow(thread.scope, thread.conversationId, now)).toEqual({ outcome: "queued" });
  expect(await sendNow(thread.scope, thread.conversationId, now)).toEqual({ outcome: "not_scheduled" });
  await deliver(thread);
  const back = { conversationId: thread.conversationId, messageId: never, staffId: randomUUID() };
  expect(await takeBackReply(db.otherScope, { ...back, toDraft: false })).toEqual({ outcome: "not_found" });
  expect(await takeBackReply(thread.scope, { ...back, toDraft: false })).toMatchObject({
    outcome: "taken_back",
    reply: { content: { text: "Never" }, draft: null },
  });
  expect(await takeBack(thread, now)).toEqual({ outcome: "on_its_way" });
  expect(received(thread)).toEqual(["Now after all"]);
});

test("a scheduled reply is in the copy a person gets, and goes with them", async () => {
  const thread = await makeConversation(meta, db.scope);
  await writeLater(thread, "canary-later", inAnHour());
  vi.useRealTimers();
  const subject = { contactIds: [thread.contactId] };
  const asked = { shopId: thread.scope.shopId, origin: "staff", subject } as const;
  const access = await openRequest({ ...asked, kind: "access" });
  await carryOut(access.id);
  let copy = "";
  for await (const piece of (await exportPackage(thread.scope, access.id)) ?? []) copy += piece;
  expect(copy).toContain("canary-later");
  const erase = await openRequest({ ...asked, kind: "erase_person" });
  await carryOut(erase.id);
  expect(await outgoing(thread)).toEqual([]);
});

test("each member of staff has their own time to undo: five seconds until they choose, of their own store", async () => {
  expect(await undoSecondsOf(db.scope, staffId)).toBe(5);
  await setUndoSeconds(db.otherScope, staffId, 20);
  expect(await undoSecondsOf(db.scope, staffId)).toBe(5);
  await setUndoSeconds(db.scope, staffId, 0);
  expect(await undoSecondsOf(db.scope, staffId)).toBe(0);
  expect(await undoSecondsOf(db.otherScope, staffId)).toBe(0);
  await expect(setUndoSeconds(db.scope, staffId, 7)).rejects.toThrow();
});
