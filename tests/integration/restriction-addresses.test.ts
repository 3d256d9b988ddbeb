import { beforeAll, expect, test } from "vitest";
import { queueNamed } from "#app/jobs/enqueue.server.ts";
import { builtInRoles } from "#app/modules/access/roles.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools } from "#tests/support/login.ts";
import { seedPerson, type SeededPerson } from "#tests/support/persons.ts";
import { readRoutes, staffAtRoutes, type Route } from "#tests/support/routes.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const meta = await FakeMeta.start();
const world = await shopsAtShopify(meta.environment);
const { db, scope, otherScope, shopify } = world;
const { connected } = loginTools(meta);
const routes = await readRoutes();
const staffAsks = staffAtRoutes(routes, shopify);

/** Addresses that speak of a person or a thread; the live stream bears ids only, and does not end. */
const about = routes.filter(({ id, module }) => /\$(id|contactId)/.test(id) && module.loader?.needs);
const refresh = about.find(({ id }) => id === "routes/app._inbox.conversations.$id") as Route;

interface Known extends SeededPerson {
  shop: ShopScope;
  conversationId: string;
}

async function somebody(shop: ShopScope): Promise<Known> {
  const { accountId, account } = await connected(shop);
  const person = await seedPerson(shop, { id: accountId, externalId: account.userId });
  const [thread] = await db.asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    person.contactId,
  ]);
  return { ...person, shop, conversationId: thread?.id ?? "" };
}

const ask = (person: Known, route: Route, form?: Record<string, string>) =>
  staffAsks(person.shop, route, { id: person.conversationId, contactId: person.contactId }, form);

const refreshed = (person: Known) => {
  const { contactId, customerGid } = person;
  return ask(person, refresh, { intent: "refresh", contactId, customerGid });
};

/** Whether anything left for Meta or Shopify, or waits to be done, that names the customer or the person. */
async function isAskedAbout({ customerGid, personId, contactId }: Known): Promise<boolean> {
  const jobs = await Promise.all(
    (["inbound", "outbound", "background"] as const).map((name) =>
      queueNamed(name).getJobs(["waiting", "delayed"]),
    ),
  );
  const sent = [meta.calls, shopify.ctx.calls.list().map(({ request }) => request)];
  const all = JSON.stringify([sent, jobs.flat().map(({ data }): unknown => data)]);
  return [customerGid, personId, contactId].some((name) => all.includes(name));
}

const persons: Known[] = [];

beforeAll(async () => {
  for (const shop of [scope, otherScope]) {
    await signIn(world, shop);
    persons.push(await somebody(shop));
  }
});

// promise R3-32
test("no address that speaks of a restricted person asks Shopify or Meta about them, whoever looks, in two stores", async () => {
  for (const person of persons) await setRestriction(person.shop, person.contactId, true);
  for (const role of builtInRoles) {
    for (const person of persons) {
      await db.asOwner("UPDATE staff SET role = $1", [role]);
      for (const route of about) await ask(person, route);
      expect((await refreshed(person)).text, role).toContain('"error":"restricted"');
      expect(await isAskedAbout(person), role).toBe(false);
    }
  }
});

test("the same addresses do ask once the person is released, in their store only", async () => {
  const [ours, theirs] = persons as [Known, Known];
  await setRestriction(ours.shop, ours.contactId, false);
  for (const person of persons) await refreshed(person);
  expect([await isAskedAbout(ours), await isAskedAbout(theirs)]).toEqual([true, false]);
});
