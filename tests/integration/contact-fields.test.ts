import { expect, test } from "vitest";
import {
  countDetails,
  deleteField,
  listFields,
  moveField,
  readDetails,
  revealDetail,
  saveDetails,
  saveField,
  saveProfile,
  setRestriction,
} from "#app/modules/contacts/contacts.server.ts";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";

const meta = await FakeMeta.start();
const { scope, otherScope, asOwner } = await testDatabase(meta.environment);

const text = { kind: "text", choices: [] as string[], hidden: false } as const;
let made = 0;

/** A new field of a shop's. */
async function fieldOf(shop: ShopScope, field: Partial<Parameters<typeof saveField>[2]> = {}) {
  const saved = await saveField(shop, null, { ...text, name: `Field ${(made += 1)}`, ...field });
  return saved.outcome === "saved" ? saved.id : "";
}

const person = async () => (await makeConversation(meta, scope)).contactId;

const manager = { mayReveal: true };

async function fill(contactId: string, fieldId: string, typed: string, may = manager) {
  const revision = (await detailOf(contactId, fieldId))?.revision ?? null;
  return saveDetails(scope, contactId, [{ fieldId, typed, revision }], may);
}

const detailOf = async (contactId: string, fieldId: string) =>
  (await readDetails(scope, contactId)).find(({ field }) => field.id === fieldId);

test("fields are a store's own, stand in its order, and no two are called the same", async () => {
  const [size, birthday] = [
    await fieldOf(scope, { name: "Size" }),
    await fieldOf(scope, { name: "Birthday" }),
  ];
  expect((await listFields(scope)).map(({ name }) => name)).toEqual(["Size", "Birthday"]);
  expect(await listFields(otherScope)).toEqual([]);
  expect(await saveField(scope, null, { ...text, name: " SIZE " })).toEqual({ outcome: "name_taken" });
  expect(await saveField(scope, null, { ...text, name: " " })).toEqual({ outcome: "no_name" });
  expect(await moveField(scope, birthday, -1)).toBe(true);
  expect((await listFields(scope)).map(({ name }) => name)).toEqual(["Birthday", "Size"]);
  expect(await moveField(otherScope, size, 1)).toBe(false);
  expect(await deleteField(otherScope, size)).toBe(false);
});

test("a choice without choices is refused, and a field keeps being what it was made as", async () => {
  expect(await saveField(scope, null, { ...text, name: "Ring", kind: "choice" })).toEqual({
    outcome: "no_choices",
  });
  const id = await fieldOf(scope, { kind: "choice", choices: ["S", " S ", "", "M"] });
  await saveField(scope, { id, version: 1 }, { ...text, name: "Now a text?", choices: ["L"] });
  expect((await listFields(scope)).find((field) => field.id === id)).toMatchObject({
    kind: "choice",
    choices: ["L"],
    version: 2,
  });
});

test("of two who change one version of a field the second is told", async () => {
  const id = await fieldOf(scope);
  const changed = (name: string) => saveField(scope, { id, version: 1 }, { ...text, name });
  expect(await changed("First")).toMatchObject({ outcome: "saved" });
  expect(await changed("Second")).toEqual({ outcome: "changed_meanwhile" });
});

test("what stands in a field is read by its store only, and stands in no table in clear", async () => {
  const [contactId, fieldId] = [await person(), await fieldOf(scope)];
  expect(await fill(contactId, fieldId, "canary-detail")).toMatchObject({ outcome: "saved" });
  expect(await detailOf(contactId, fieldId)).toMatchObject({ value: "canary-detail" });
  expect(await readDetails(otherScope, contactId)).toEqual([]);
  const theirs = await fieldOf(otherScope);
  expect(
    await saveDetails(otherScope, contactId, [{ fieldId: theirs, typed: "x", revision: null }], manager),
  ).toEqual({ outcome: "not_found" });
  const rows = await asOwner<{ row: string }>("SELECT d::text AS row FROM contact_details d");
  expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from("canary-detail").toString("hex"));
});

test("of two who fill in a field the second is told, nothing is overwritten, and an emptied field does not look untouched", async () => {
  const [contactId, fieldId, other] = [await person(), await fieldOf(scope), await fieldOf(scope)];
  await fill(contactId, fieldId, "M");
  const read = (await detailOf(contactId, fieldId))?.revision ?? null;
  const change = (typed: string) => [
    { fieldId: other, typed: "beside it", revision: null },
    { fieldId, typed, revision: read },
  ];
  await fill(contactId, fieldId, "");
  await fill(contactId, fieldId, "M");
  expect(await saveDetails(scope, contactId, change("L"), manager)).toEqual({ outcome: "changed_meanwhile" });
  expect(await detailOf(contactId, fieldId)).toMatchObject({ value: "M" });
  expect(await detailOf(contactId, other)).toMatchObject({ value: null });
});

test("two who fill in one empty field at the same moment: one is saved, the other told", async () => {
  const [contactId, fieldId] = [await person(), await fieldOf(scope)];
  const write = (typed: string) =>
    saveDetails(scope, contactId, [{ fieldId, typed, revision: null }], manager);
  const outcomes = await Promise.all([write("one"), write("two"), write("three")]);
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    "changed_meanwhile",
    "changed_meanwhile",
    "saved",
  ]);
});

test("what does not fit a field is refused with the field, and nothing of the form is kept", async () => {
  const [contactId, size, name] = [
    await person(),
    await fieldOf(scope, { kind: "number" }),
    await fieldOf(scope),
  ];
  const changes = [
    { fieldId: name, typed: "fits", revision: null },
    { fieldId: size, typed: "large", revision: null },
  ];
  expect(await saveDetails(scope, contactId, changes, manager)).toEqual({
    outcome: "not_valid",
    problem: "not_a_number",
    fieldId: size,
  });
  expect(await detailOf(contactId, name)).toMatchObject({ value: null });
});

test("a hidden value leaves the server one at a time, and whoever may not see it may not overwrite it", async () => {
  const [contactId, fieldId] = [await person(), await fieldOf(scope, { hidden: true })];
  await fill(contactId, fieldId, "canary-hidden");
  expect(JSON.stringify(await readDetails(scope, contactId))).not.toContain("canary-hidden");
  expect(await revealDetail(scope, contactId, fieldId)).toBe("canary-hidden");
  expect(await revealDetail(otherScope, contactId, fieldId)).toBeNull();
  expect(await fill(contactId, fieldId, "mine", { mayReveal: false })).toEqual({ outcome: "not_permitted" });
});

test("somebody known on two accounts of a store by one handle has one answer in each field", async () => {
  const [here, there, fieldId] = [await person(), await person(), await fieldOf(scope)];
  for (const contactId of [here, there])
    await saveProfile(scope, contactId, { handle: "on.both", name: null, pictureUrl: null });
  await fill(here, fieldId, "M");
  expect(await detailOf(there, fieldId)).toMatchObject({ value: "M" });
});

// promise R3-32
test("of somebody whose data is restricted nothing is filled in or changed until they are released", async () => {
  const [contactId, fieldId] = [await person(), await fieldOf(scope)];
  await fill(contactId, fieldId, "before");
  await setRestriction(scope, contactId, true);
  expect(await fill(contactId, fieldId, "meanwhile")).toEqual({ outcome: "restricted" });
  await setRestriction(scope, contactId, false);
  expect(await fill(contactId, fieldId, "after")).toMatchObject({ outcome: "saved" });
});

test("a package says what the store noted and what the field is called; an erasure leaves nothing of it", async () => {
  const [contactId, other] = [await person(), await person()];
  const fieldId = await fieldOf(scope, { name: "Favourite wood" });
  for (const id of [contactId, other]) await fill(id, fieldId, "canary oak");
  const subject = { contactIds: [contactId] };
  const asked = { shopId: scope.shopId, origin: "staff", subject } as const;
  const access = await openRequest({ ...asked, kind: "access" });
  await carryOut(access.id);
  let given = "";
  for await (const piece of (await exportPackage(scope, access.id)) ?? []) given += piece;
  expect(given).toContain("canary oak");
  expect(given).toContain("Favourite wood");
  const erasure = await openRequest({ ...asked, kind: "erase_person" });
  await carryOut(erasure.id);
  expect(await asOwner("SELECT 1 FROM contact_details WHERE contact_id = $1", [contactId])).toEqual([]);
  expect(await detailOf(other, fieldId)).toMatchObject({ value: "canary oak" });
});

test("a field that is deleted takes what stands in it along, and says before for how many", async () => {
  const [contactId, fieldId] = [await person(), await fieldOf(scope)];
  await fill(contactId, fieldId, "gone soon");
  expect((await countDetails(scope))[fieldId]).toBe(1);
  expect(await deleteField(scope, fieldId)).toBe(true);
  expect(await asOwner("SELECT 1 FROM contact_details WHERE field_id = $1", [fieldId])).toEqual([]);
});

test("a store has no more than thirty fields", async () => {
  for (let at = (await listFields(otherScope)).length; at < 30; at += 1) await fieldOf(otherScope);
  expect(await saveField(otherScope, null, { ...text, name: "One more" })).toEqual({ outcome: "too_many" });
});
