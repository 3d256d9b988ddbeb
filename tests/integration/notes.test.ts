import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  addNote,
  deleteNote,
  editNote,
  mentionsOf,
  readNotes,
  seeMentions,
} from "#app/modules/conversations/conversations.server.ts";
import { carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { seedStaff } from "#tests/support/staff.ts";

const meta = await FakeMeta.start();
const { scope, otherScope, asOwner } = await testDatabase(meta.environment);
const [ana, ben] = [randomUUID(), randomUUID()];
await seedStaff(scope, ana);
await seedStaff(scope, ben);
const mentionsFor = async (staffId: string) => (await mentionsOf(scope, [staffId])).get(staffId);
const writer = { staffId: ana, mayChangeOthers: false };

async function written(text: string) {
  const thread = await makeConversation(meta, scope);
  expect(await addNote(scope, { conversationId: thread.conversationId, staffId: ana, text })).toMatchObject({
    outcome: "saved",
  });
  const [note] = await readNotes(scope, thread.conversationId);
  if (!note) throw new Error("the note is not there");
  return { thread, note };
}

test("a note is read by its store only, and stands in no table in clear", async () => {
  const { thread, note } = await written("prefers the afternoon, canary-note");
  expect(note).toMatchObject({ text: "prefers the afternoon, canary-note", staffId: ana, version: 1 });
  expect(await readNotes(otherScope, thread.conversationId)).toEqual([]);
  const rows = await asOwner<{ row: string }>("SELECT n::text AS row FROM notes n");
  expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from("canary-note").toString("hex"));
});

test("of two who edit one version the second is told, and nothing is overwritten", async () => {
  const { thread, note } = await written("first");
  const edit = { noteId: note.id, version: 1 };
  expect(await editNote(scope, writer, { ...edit, text: "second" })).toMatchObject({ outcome: "saved" });
  expect(await editNote(scope, writer, { ...edit, text: "third" })).toEqual({ outcome: "changed_meanwhile" });
  expect(await deleteNote(scope, writer, edit)).toEqual({ outcome: "changed_meanwhile" });
  expect(await readNotes(scope, thread.conversationId)).toMatchObject([{ text: "second", version: 2 }]);
});

test("only whoever wrote a note, or may change others', changes it; another store never", async () => {
  const { thread, note } = await written("mine");
  const read = { noteId: note.id, version: 1 };
  expect(await deleteNote(scope, { staffId: ben, mayChangeOthers: false }, read)).toEqual({
    outcome: "not_permitted",
  });
  expect(await deleteNote(otherScope, { staffId: ana, mayChangeOthers: true }, read)).toEqual({
    outcome: "not_found",
  });
  expect(await deleteNote(scope, { staffId: ben, mayChangeOthers: true }, read)).toMatchObject({
    outcome: "deleted",
  });
  expect(await readNotes(scope, thread.conversationId)).toEqual([]);
});

test("a note without words, or with too many, is refused", async () => {
  const { thread } = await written("here");
  const note = { conversationId: thread.conversationId, staffId: ana };
  expect(await addNote(scope, { ...note, text: " \n " })).toEqual({ outcome: "empty" });
  expect(await addNote(scope, { ...note, text: "x".repeat(4001) })).toEqual({ outcome: "too_long" });
});

test("whoever is mentioned has it to see until they open the thread; an edit takes a mention back", async () => {
  const { thread, note } = await written(`@[${ben}] and @[${ana}], look`);
  expect(await mentionsFor(ben)).toEqual([thread.conversationId]);
  expect(await mentionsFor(ana)).toEqual([]);
  expect(await seeMentions(scope, thread.conversationId, ben)).toBe(true);
  expect(await mentionsFor(ben)).toEqual([]);
  const edit = { noteId: note.id, version: 1, text: "nobody now" };
  await editNote(scope, writer, edit);
  expect(await asOwner("SELECT 1 FROM note_mentions WHERE note_id = $1", [note.id])).toEqual([]);
});

// promise R3-42
test("an erased person's notes are gone with them", async () => {
  const { thread, note } = await written(`@[${ben}] about somebody who wants to be forgotten`);
  const subject = { contactIds: [thread.contactId] };
  const request = await openRequest({ shopId: scope.shopId, origin: "staff", kind: "erase_person", subject });
  await carryOut(request.id);
  expect(await asOwner("SELECT 1 FROM notes WHERE id = $1", [note.id])).toEqual([]);
  expect(await mentionsFor(ben)).toEqual([]);
});
