import { expect, test } from "vitest";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { correctName, readContacts, saveProfile } from "#app/modules/contacts/contacts.server.ts";
import { contactName, longestName, nameOf } from "#app/modules/contacts/contacts.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";

const db = await testDatabase();

async function profileOf(scope: ShopScope, contactId: string) {
  const contacts = await sqlInShop(scope, (sql) => readContacts(sql, scope, [contactId]));
  const profile = contacts.get(contactId)?.profile;
  if (!profile) throw new Error("no such contact");
  return profile;
}

const news = (handle: string) => ({ handle, name: "Instagram's Name", pictureUrl: null });

// promise R3-30
test("a corrected name stands before the channel's, survives its news, and gives way when it is taken back", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope));
  expect(await correctName(db.scope, person.contactId, "  Anna \n Right ")).toEqual({ outcome: "corrected" });
  await saveProfile(db.scope, person.contactId, news(person.handle));
  const profile = await profileOf(db.scope, person.contactId);
  expect([nameOf(profile), contactName(profile)]).toEqual(["Anna Right", `@${person.handle}`]);
  expect(await correctName(db.scope, person.contactId, " ")).toEqual({ outcome: "correction_taken_back" });
  expect(nameOf(await profileOf(db.scope, person.contactId))).toBe("Instagram's Name");
});

test("a correction and the channel's news at the same moment are both kept", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope));
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      n % 2 === 0
        ? correctName(db.scope, person.contactId, "Anna Right")
        : saveProfile(db.scope, person.contactId, news(`${person.handle}.${n}`)),
    ),
  );
  const profile = await profileOf(db.scope, person.contactId);
  expect(profile).toMatchObject({ correctedName: "Anna Right", name: "Instagram's Name" });
});

test("a corrected name holds on every account where the person has the handle", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope));
  const same = await seedPerson(db.scope, await seedAccount(db.scope));
  await saveProfile(db.scope, same.contactId, news(person.handle));
  await correctName(db.scope, person.contactId, "Anna Right");
  expect(nameOf(await profileOf(db.scope, same.contactId))).toBe("Anna Right");
});

test("a name that is too long, of nobody, or of another shop's person changes nothing", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope));
  const before = await profileOf(db.scope, person.contactId);
  const long = "x".repeat(longestName + 1);
  expect(await correctName(db.scope, person.contactId, long)).toEqual({ outcome: "too_long" });
  expect(await correctName(db.scope, "nonsense", "Anna")).toEqual({ outcome: "not_found" });
  expect(await correctName(db.otherScope, person.contactId, "Anna")).toEqual({ outcome: "not_found" });
  expect(await profileOf(db.scope, person.contactId)).toEqual(before);
});

test("a copy of the person's data says the corrected name", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope));
  await correctName(db.scope, person.contactId, "Anna Right");
  const subject = { contactIds: [person.contactId] };
  const { id } = await openRequest({ shopId: db.scope.shopId, origin: "staff", kind: "access", subject });
  await carryOut(id);
  let text = "";
  for await (const piece of (await exportPackage(db.scope, id)) ?? []) text += piece;
  expect(text).toContain('"correctedName":"Anna Right"');
});
