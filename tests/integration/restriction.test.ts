import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import { catalog, jobNames, type JobName, type JobPayload } from "#app/jobs/catalog.ts";
import { handlers } from "#app/jobs/handlers.server.ts";
import { restrictedSince, saveProfile, setRestriction } from "#app/modules/contacts/contacts.server.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { noteEvidence, sweepEvidence } from "#app/modules/identity/identity.server.ts";
import { sweepSnapshots } from "#app/modules/orders/orders.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools } from "#tests/support/login.ts";
import { seedPerson, type SeededPerson } from "#tests/support/persons.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";
import { at, message } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const world = await shopsAtShopify(meta.environment);
const { db, scope, otherScope, shopify } = world;
const { connected } = loginTools(meta);

beforeEach(async () => {
  await db.asOwner("DELETE FROM session");
  await signIn(world, scope);
  await signIn(world, otherScope);
  shopify.ctx.calls.clear();
});

/** Somebody of whom everything that runs by itself has something to do. */
async function personWithWork(shop: ShopScope): Promise<SeededPerson> {
  const { accountId, account } = await connected(shop);
  const person = await seedPerson(shop, { id: accountId, externalId: account.userId });
  const theirs = [shop.shopId, person.contactId];
  await db.asOwner(
    "UPDATE evidence SET found_at = now() - interval '1 hour' WHERE shop_id = $1 AND contact_id = $2",
    theirs,
  );
  await db.asOwner(
    "UPDATE customer_snapshots SET stale_since = now() - interval '1 hour' WHERE shop_id = $1 AND contact_id = $2",
    theirs,
  );
  return person;
}

/** Everything kept of a person, byte for byte. */
async function rowsOf({ shopId }: ShopScope, { contactId }: SeededPerson): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const table of ["evidence", "links", "customer_snapshots"])
    rows.push(
      await db.asOwner(`SELECT t::text FROM ${table} t WHERE shop_id = $1 AND contact_id = $2 ORDER BY 1`, [
        shopId,
        contactId,
      ]),
    );
  rows.push(
    await db.asOwner("SELECT c::text FROM contacts c WHERE shop_id = $1 AND id = $2", [shopId, contactId]),
  );
  return rows;
}

/** Calls that left for Meta or Shopify. */
const asked = () => meta.calls.length + shopify.ctx.calls.list().length;

/** Jobs of the catalogue that work on one contact. */
const aboutContacts = jobNames.filter((name) => "contactId" in (catalog[name].payload as z.ZodObject).shape);

async function run(name: JobName, shop: ShopScope, { contactId, customerGid }: SeededPerson): Promise<void> {
  const payload = { shopId: shop.shopId, contactId, customerGid };
  await (handlers[name] as (payload: JobPayload<JobName>) => Promise<void>)(payload as never);
}

// promise R3-32
test.each(aboutContacts)(
  "%s asks nobody about a restricted person and changes nothing, and does once they are released",
  async (name) => {
    const person = await personWithWork(scope);
    await setRestriction(scope, person.contactId, true);
    const before = { rows: await rowsOf(scope, person), asked: asked() };
    await run(name, scope, person);
    expect({ rows: await rowsOf(scope, person), asked: asked() }).toEqual(before);
    await setRestriction(scope, person.contactId, false);
    await run(name, scope, person);
    expect(asked()).toBeGreaterThan(before.asked);
  },
);

test("the sweeps pass a restricted person over, and nobody of another shop", async () => {
  const [person, other] = [await personWithWork(scope), await personWithWork(otherScope)];
  await setRestriction(scope, person.contactId, true);
  for (const sweep of [sweepEvidence, sweepSnapshots]) {
    const found = (await sweep()).map(({ contactId }) => contactId);
    expect(found).not.toContain(person.contactId);
    expect(found).toContain(other.contactId);
  }
});

test("what a restricted person writes is stored, and nothing is noted from it", async () => {
  const account = await seedAccount(scope);
  const person = await seedPerson(scope, account);
  await setRestriction(scope, person.contactId, true);
  const text = "write to new.mail@example.org";
  const folded = await receiveEvents(scope, account, [
    message(person.personId, { at: at + 1, content: { text } }),
  ]);
  expect(folded.arrived).toMatchObject([{ contactId: person.contactId, text }]);
  const [{ messageId } = { messageId: randomUUID() }] = folded.arrived;
  const written = { contactId: person.contactId, messageId, text, at: new Date(at) };
  expect(await noteEvidence(scope, [written])).toEqual([]);
  expect(await db.asOwner("SELECT 1 FROM evidence WHERE message_id = $1", [messageId])).toEqual([]);
  await setRestriction(scope, person.contactId, false);
  expect(await noteEvidence(scope, [written])).toEqual([person.contactId]);
});

test("a restriction holds on every account where the person has the handle, also on one they come to later", async () => {
  const [one, two] = [await seedAccount(scope), await seedAccount(scope)];
  const person = await seedPerson(scope, one);
  const profile = { handle: person.handle.toUpperCase(), name: null, pictureUrl: null };
  const same = await seedPerson(scope, two);
  await saveProfile(scope, same.contactId, profile);
  await setRestriction(scope, person.contactId, true);
  expect(await restrictedSince(scope, same.contactId)).not.toBeNull();
  const later = await seedPerson(scope, await seedAccount(scope));
  expect(await restrictedSince(scope, later.contactId)).toBeNull();
  await saveProfile(scope, later.contactId, profile);
  expect(await restrictedSince(scope, later.contactId)).not.toBeNull();
});

test("nobody can restrict or release a person of another shop", async () => {
  const person = await seedPerson(otherScope, await seedAccount(otherScope));
  expect(await setRestriction(scope, person.contactId, true)).toEqual({
    outcome: "not_found",
    contactIds: [],
  });
  expect(await restrictedSince(otherScope, person.contactId)).toBeNull();
  await setRestriction(otherScope, person.contactId, true);
  expect(await setRestriction(scope, person.contactId, false)).toEqual({
    outcome: "not_found",
    contactIds: [],
  });
  expect(await restrictedSince(otherScope, person.contactId)).not.toBeNull();
  expect(await restrictedSince(scope, person.contactId)).toBeNull();
});
