import { expect, test } from "vitest";
import {
  addTag,
  listContacts,
  listTags,
  removeTag,
  saveProfile,
  setRestriction,
  tagsOf,
} from "#app/modules/contacts/contacts.server.ts";
import { indexContacts, searchContacts } from "#app/modules/conversations/conversations.server.ts";
import { customerNames } from "#app/modules/identity/identity.server.ts";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { seedPerson } from "#tests/support/persons.ts";

const meta = await FakeMeta.start();
const { scope, otherScope, asOwner } = await testDatabase(meta.environment);

const person = async () => (await makeConversation(meta, scope)).contactId;

const called = async (contactId: string, handle: string) => {
  await saveProfile(scope, contactId, { handle, name: null, pictureUrl: null });
  await indexContacts(scope, [contactId]);
};

const tagNamed = async (name: string) => (await listTags(scope)).find((tag) => tag.name === name)?.id ?? "";

test("the list shows everybody once, the newest first, however it is walked through, and nobody of another store", async () => {
  const made: string[] = [];
  for (let at = 0; at < 7; at += 1) made.push(await person());
  const newestFirst = made.toReversed();
  const seen: string[] = [];
  let page = await listContacts(scope, { limit: 3 });
  expect(page.previous).toBeNull();
  for (;;) {
    seen.push(...page.contacts.map(({ id }) => id));
    if (!page.next) break;
    page = await listContacts(scope, { limit: 3, place: page.next });
  }
  expect(seen).toEqual(newestFirst);
  const back = page.previous && (await listContacts(scope, { limit: 3, place: page.previous }));
  expect(back?.contacts.map(({ id }) => id)).toEqual(newestFirst.slice(3, 6));
  const begin = back?.previous && (await listContacts(scope, { limit: 3, place: back.previous }));
  expect(begin?.contacts.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
  expect(begin?.previous).toBeNull();
  expect((await listContacts(otherScope, { limit: 3 })).contacts).toEqual([]);
});

test("a tag is put on and taken off, is one whatever its letters' size, and goes with the last who has it", async () => {
  const [one, two] = [await person(), await person()];
  expect(await addTag(scope, one, "  VIP ")).toMatchObject({ outcome: "tagged" });
  expect(await addTag(scope, two, "vip")).toMatchObject({ outcome: "tagged" });
  const tagId = await tagNamed("VIP");
  expect((await listTags(scope)).map(({ name }) => name)).toEqual(["VIP"]);
  const tagged = await listContacts(scope, { tagId, limit: 50 });
  expect(tagged.contacts.map(({ id }) => id)).toEqual([two, one]);
  expect(await listTags(otherScope)).toEqual([]);
  expect(await removeTag(otherScope, one, tagId)).toEqual({ outcome: "not_found" });
  await removeTag(scope, one, tagId);
  expect((await tagsOf(scope, [one, two])).get(one)).toBeUndefined();
  await removeTag(scope, two, tagId);
  expect(await listTags(scope)).toEqual([]);
});

test("a tag that two put on two persons while the last one takes it off is on both", async () => {
  const persons = [await person(), await person(), await person()];
  const [first = "", ...others] = persons;
  for (let round = 0; round < 5; round += 1) {
    await addTag(scope, first, "Contested");
    const tagId = await tagNamed("Contested");
    await Promise.all([
      removeTag(scope, first, tagId),
      ...others.map((id) => addTag(scope, id, "Contested")),
    ]);
    const tagged = await tagsOf(scope, persons);
    expect(others.map((id) => tagged.get(id)?.map(({ name }) => name))).toEqual([
      ["Contested"],
      ["Contested"],
    ]);
    for (const id of others) await removeTag(scope, id, await tagNamed("Contested"));
  }
});

test("a tag without letters, and one that is too long, are refused", async () => {
  const contactId = await person();
  expect(await addTag(scope, contactId, " ")).toEqual({ outcome: "empty" });
  expect(await addTag(scope, contactId, "x".repeat(41))).toEqual({ outcome: "too_long" });
});

test("a search finds contacts by handle and customer, in their own store, and combines with a tag", async () => {
  const [one, two] = [await person(), await person()];
  await called(one, "wooden.lamp");
  await called(two, "wooden.chair");
  expect((await searchContacts(scope, "wooden"))?.toSorted()).toEqual([one, two].toSorted());
  expect(await searchContacts(scope, "@wooden.lamp")).toEqual([one]);
  expect(await searchContacts(otherScope, "wooden")).toEqual([]);
  expect(await searchContacts(scope, "nobody.here")).toEqual([]);
  await addTag(scope, two, "Chairs");
  const among = (await searchContacts(scope, "wooden")) ?? [];
  const both = await listContacts(scope, { among, tagId: await tagNamed("Chairs"), limit: 50 });
  expect(both.contacts.map(({ id }) => id)).toEqual([two]);
});

// promise R3-32
test("somebody whose data is restricted is in no filter and no search, gets no tag, and stands in the list as restricted", async () => {
  const contactId = await person();
  await called(contactId, "hidden.person");
  await addTag(scope, contactId, "Before");
  const tagId = await tagNamed("Before");
  await setRestriction(scope, contactId, true);
  expect((await listContacts(scope, { tagId, limit: 50 })).contacts).toEqual([]);
  expect(await searchContacts(scope, "hidden.person")).toEqual([]);
  expect(await addTag(scope, contactId, "Meanwhile")).toEqual({ outcome: "restricted" });
  const [newest] = (await listContacts(scope, { limit: 1 })).contacts;
  expect(newest).toMatchObject({ id: contactId, restricted: true });
});

test("the list names the customer somebody certainly is, hidden like everywhere", async () => {
  const known = await seedPerson(scope, await seedAccount(scope));
  expect((await customerNames(scope, [known.contactId])).get(known.contactId)).toEqual(["Canary Customer"]);
  expect(await customerNames(otherScope, [known.contactId])).toEqual(new Map());
});

test("an erasure takes a person's tags, and a tag that was about them alone; their package names it", async () => {
  const [contactId, other] = [await person(), await person()];
  await addTag(scope, contactId, "Their sister's wedding");
  for (const id of [contactId, other]) await addTag(scope, id, "Shared");
  const subject = { contactIds: [contactId] };
  const asked = { shopId: scope.shopId, origin: "staff", subject } as const;
  const access = await openRequest({ ...asked, kind: "access" });
  await carryOut(access.id);
  let given = "";
  for await (const piece of (await exportPackage(scope, access.id)) ?? []) given += piece;
  expect(given).toContain("Their sister's wedding");
  await carryOut((await openRequest({ ...asked, kind: "erase_person" })).id);
  expect(await asOwner("SELECT 1 FROM tagged_contacts WHERE contact_id = $1", [contactId])).toEqual([]);
  const names = (await listTags(scope)).map(({ name }) => name);
  expect(names).toContain("Shared");
  expect(names).not.toContain("Their sister's wedding");
});
