import { expect, test } from "vitest";
import {
  addContact,
  addTag,
  changeAdded,
  listContacts,
  readDetails,
  restrictedSince,
  saveDetails,
  saveField,
  saveProfile,
  setRestriction,
  tagsOf,
} from "#app/modules/contacts/contacts.server.ts";
import {
  contactRows,
  indexContacts,
  searchContacts,
} from "#app/modules/conversations/conversations.server.ts";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { readContactPage } from "#app/web/contact-page.server.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";

const meta = await FakeMeta.start();
const { scope, otherScope, asOwner } = await testDatabase(meta.environment);

async function add(name: string, handle = ""): Promise<string> {
  const added = await addContact(scope, { name, handle });
  if (added.outcome !== "saved") throw new Error(added.outcome);
  await indexContacts(scope, [added.contactId]);
  return added.contactId;
}

async function note(contactId: string, fieldId: string, typed: string): Promise<void> {
  await saveDetails(scope, contactId, [{ fieldId, typed, revision: null }], { mayReveal: true });
}

const field = { kind: "text", choices: [] as string[], hidden: false } as const;
const saved = await saveField(scope, null, { ...field, name: "Ring size" });
const sizeId = saved.outcome === "saved" ? saved.id : "";

const detailsOf = async (contactId: string) =>
  (await readDetails(scope, contactId)).map(({ value }) => value);
const tagNamesOf = async (contactId: string) =>
  (await tagsOf(scope, [contactId])).get(contactId)?.map(({ name }) => name);
const listed = async () => (await listContacts(scope, { limit: 50 })).contacts.map(({ id }) => id);

// promise R4-11
test("somebody who was added by hand is in the list and in the search of their store, and in no other", async () => {
  const contactId = await add("  Nadia   Petrenko ", "https://www.instagram.com/Nadia.P/");
  expect((await contactRows(scope, [contactId])).get(contactId)).toMatchObject({
    contact: { name: "Nadia Petrenko", handle: "nadia.p", corrected: false },
    accountId: null,
    conversation: null,
  });
  expect(await listed()).toEqual([contactId]);
  expect(await searchContacts(scope, "petrenko")).toEqual([contactId]);
  expect(await readContactPage(scope, contactId)).toMatchObject({ added: true, places: [{ account: null }] });
  expect((await listContacts(otherScope, { limit: 50 })).contacts).toEqual([]);
  expect(await searchContacts(otherScope, "petrenko")).toEqual([]);
  expect(await readContactPage(otherScope, contactId)).toBeNull();
  const typed = { name: "Taken", handle: "" };
  expect(
    await changeAdded(otherScope, contactId, typed, { name: "Nadia Petrenko", handle: "nadia.p" }),
  ).toEqual({
    outcome: "not_found",
  });
});

test("nobody, a handle that is none, and a name that is too long are refused, each for its reason", async () => {
  expect(await addContact(scope, { name: " ", handle: "" })).toEqual({ outcome: "nobody" });
  expect(await addContact(scope, { name: "Nadia", handle: "no handle" })).toEqual({
    outcome: "not_a_handle",
  });
  expect(await addContact(scope, { name: "x".repeat(101), handle: "" })).toEqual({ outcome: "too_long" });
});

test("of one handle there is one contact, also when two add it at once, or the person has written", async () => {
  const both = await Promise.all(
    ["Once", "Twice"].map((name) => addContact(scope, { name, handle: "@at.once" })),
  );
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["known", "saved"]);
  expect(new Set(both.map((each) => "contactId" in each && each.contactId)).size).toBe(1);
  const { contactId } = await makeConversation(meta, scope);
  await saveProfile(scope, contactId, { handle: "Wrote.First", name: null, pictureUrl: null });
  expect(await addContact(scope, { name: "Later", handle: "wrote.first" })).toEqual({
    outcome: "known",
    contactId,
  });
});

test("what a colleague changed meanwhile is not overwritten, and a handle of somebody else is not taken", async () => {
  const [contactId, other] = [await add("Ola"), await add("Olu", "olu.s")];
  const before = { name: "Ola", handle: "" };
  expect(await changeAdded(scope, contactId, { name: "Ola Berg", handle: "ola.b" }, before)).toEqual({
    outcome: "saved",
    contactId,
  });
  expect(await changeAdded(scope, contactId, { name: "Ola B", handle: "" }, before)).toEqual({
    outcome: "changed_meanwhile",
  });
  const now = { name: "Ola Berg", handle: "ola.b" };
  expect(await changeAdded(scope, contactId, { ...now, handle: "olu.s" }, now)).toEqual({
    outcome: "known",
    contactId: other,
  });
});

// promise R4-11
test("whoever writes under a handle that was added has what was noted of them, and stands in the list once", async () => {
  const added = await add("Mira from the market", "mira.k");
  await note(added, sizeId, "52");
  await addTag(scope, added, "Market");
  const { contactId } = await makeConversation(meta, scope);
  await saveProfile(scope, contactId, { handle: "Mira.K", name: "mira ✨", pictureUrl: null });
  expect(await detailsOf(contactId)).toEqual(["52"]);
  expect(await tagNamesOf(contactId)).toEqual(["Market"]);
  const { contact } = (await contactRows(scope, [contactId])).get(contactId) ?? {};
  expect(contact).toMatchObject({ name: "Mira from the market", handle: "Mira.K" });
  expect(await listed()).toContain(contactId);
  expect(await listed()).not.toContain(added);
  // Whose page was bookmarked leads to the same person, and what is noted there is noted here.
  expect(await readContactPage(scope, added)).toMatchObject({ added: false, places: [{ contactId }] });
  await addTag(scope, added, "Regular");
  expect(await tagNamesOf(contactId)).toEqual(["Market", "Regular"]);
  // Instagram says it from now on.
  const before = { name: "Mira from the market", handle: "mira.k" };
  expect(await changeAdded(scope, contactId, before, before)).toEqual({ outcome: "not_found" });
});

test("somebody who turns up on a second account has there what was noted on the first, unless it has its own", async () => {
  const [first, second] = [await makeConversation(meta, scope), await makeConversation(meta, scope)];
  const profile = { handle: "two.accounts", name: null, pictureUrl: null };
  await saveProfile(scope, first.contactId, profile);
  await note(first.contactId, sizeId, "48");
  await note(second.contactId, sizeId, "49");
  await addTag(scope, first.contactId, "Wholesale");
  await saveProfile(scope, second.contactId, profile);
  expect(await detailsOf(second.contactId)).toEqual(["49"]);
  expect(await tagNamesOf(second.contactId)).toEqual(["Wholesale"]);
});

// promise R3-32
test("of somebody whose data is restricted nothing is taken over, nothing changed, and no second contact added", async () => {
  const added = await add("Restricted", "restricted.r");
  await note(added, sizeId, "50");
  await setRestriction(scope, added, true);
  const before = { name: "Restricted", handle: "restricted.r" };
  expect(await changeAdded(scope, added, { ...before, name: "Other" }, before)).toEqual({
    outcome: "restricted",
  });
  expect(await addContact(scope, before)).toEqual({ outcome: "known", contactId: added });
  const { contactId } = await makeConversation(meta, scope);
  await saveProfile(scope, contactId, { handle: "restricted.r", name: null, pictureUrl: null });
  expect(await restrictedSince(scope, contactId)).not.toBeNull();
  expect(await detailsOf(contactId)).toEqual([null]);
});

// promise R4-11
test("whoever was added by hand has every right: a package of what is kept, and an erasure of all of it", async () => {
  const contactId = await add("Erasable Person", "erasable.e");
  await note(contactId, sizeId, "53");
  const subject = { contactIds: [contactId] };
  const asked = { shopId: scope.shopId, origin: "staff", subject } as const;
  const access = await openRequest({ ...asked, kind: "access" });
  await carryOut(access.id);
  let given = "";
  for await (const piece of (await exportPackage(scope, access.id)) ?? []) given += piece;
  expect(given).toContain("Erasable Person");
  expect(given).toContain("53");
  await carryOut((await openRequest({ ...asked, kind: "erase_person" })).id);
  for (const table of ["contacts", "person_keys", "contact_details", "search_entries"])
    expect(
      await asOwner(`SELECT 1 FROM ${table} WHERE ${table === "contacts" ? "id" : "contact_id"} = $1`, [
        contactId,
      ]),
      table,
    ).toEqual([]);
});
