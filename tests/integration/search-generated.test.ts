import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { saveProfile, setRestriction } from "#app/modules/contacts/contacts.server.ts";
import {
  indexContacts,
  receiveEvents,
  searchInbox,
} from "#app/modules/conversations/conversations.server.ts";
import { carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { at, message, newPerson } from "#tests/support/threads.ts";

await testDatabase();

/** No word begins another one, and none is a letter away from another one. */
const words = ["lamp", "teapot", "hammock", "cushion", "drawer", "gravel"];
const names = ["ottilie", "bartholomew", "xavier", "philippa"];

interface Said {
  words: string[];
  unsent: boolean;
}

interface Person {
  /** Their handle. */
  name: string;
  fate: "free" | "restricted" | "released" | "erased";
  messages: Said[];
}

const said = fc.record({
  words: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
  unsent: fc.boolean(),
});
const person = fc.record({
  name: fc.constantFrom(...names),
  fate: fc.constantFrom<Person["fate"][]>("free", "restricted", "released", "erased"),
  messages: fc.array(said, { minLength: 1, maxLength: 4 }),
});
/** A handle is one person's: what happens to them happens wherever it is. */
const shop = fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ name }) => name });
const question = fc.record({
  words: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
  begun: fc.boolean(),
  from: fc.option(fc.constantFrom(...names), { nil: null, freq: 2 }),
});
type Question = typeof question extends fc.Arbitrary<infer One> ? One : never;

/** Everybody writes; then what happened to them happens. */
async function live(scope: ShopScope, persons: Person[]): Promise<void> {
  const account = await seedAccount(scope);
  for (const { name, fate, messages } of persons) {
    const personId = newPerson();
    const events = messages.map((each) =>
      message(personId, { at, content: { text: each.words.join(" "), mid: `mid-${randomUUID()}` } }),
    );
    const folded = await receiveEvents(scope, account, events);
    const contactId = folded.newContactIds[0] ?? "";
    await saveProfile(scope, contactId, { handle: name, name: null, pictureUrl: null });
    await indexContacts(scope, [contactId]);
    const gone = events.filter((_, n) => messages[n]?.unsent);
    await receiveEvents(
      scope,
      account,
      gone.map(({ mid }) => ({ kind: "unsend", mid, personId, at: at + 1, standby: false })),
    );
    await meet(scope, contactId, fate);
  }
}

async function meet(scope: ShopScope, contactId: string, fate: Person["fate"]): Promise<void> {
  if (fate === "restricted" || fate === "released") await setRestriction(scope, contactId, true);
  if (fate === "released") await setRestriction(scope, contactId, false);
  if (fate !== "erased") return;
  const asked = { shopId: scope.shopId, origin: "staff", kind: "erase_person" } as const;
  const request = await openRequest({ ...asked, subject: { contactIds: [contactId] } });
  await carryOut(request.id);
}

/** What may be found: said by somebody free, not taken back, with every word in it. */
function mayFind(persons: Person[], asked: Question): string[] {
  return persons
    .filter(({ fate, name }) => fate !== "restricted" && fate !== "erased" && (asked.from ?? name) === name)
    .flatMap(({ messages }) => messages)
    .filter((each) => !each.unsent && asked.words.every((word) => each.words.includes(word)))
    .map((each) => each.words.join(" "))
    .toSorted();
}

async function find(scope: ShopScope, { words: asked, begun, from }: Question): Promise<string[]> {
  const typed = asked.map((word) => (begun ? word.slice(0, 4) : word));
  const text = [...typed, ...(from === null ? [] : [`from:@${from}`])].join(" ");
  const found = await searchInbox(scope, { text, staffId: randomUUID(), timezone: "UTC", now: new Date() });
  const texts = found.threads.flatMap(({ hits }) => hits.map(({ snippet }) => snippet));
  return texts.map((parts) => parts.map((part) => part.text).join("")).toSorted();
}

// promise R1-27, R3-32
test("whatever is asked in two stores, each finds what its own free persons said and left, all of it and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(shop, shop, fc.array(question, { minLength: 4, maxLength: 8 }), async (...made) => {
      const [ours, theirs, questions] = made;
      const scopes = [
        await seedShop(`${randomUUID()}.myshopify.com`),
        await seedShop(`${randomUUID()}.myshopify.com`),
      ];
      for (const [n, persons] of [ours, theirs].entries()) await live(scopes[n] as ShopScope, persons);
      for (const asked of questions)
        for (const [n, persons] of [ours, theirs].entries())
          expect(await find(scopes[n] as ShopScope, asked), JSON.stringify(asked)).toEqual(
            mayFind(persons, asked),
          );
    }),
    { numRuns: 25 },
  );
});
