import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  dropSnapshot,
  expectSnapshot,
  forgetCustomer,
  markCustomerStale,
  readSnapshots,
  refreshSnapshot,
  sweepSnapshots,
} from "#app/modules/orders/orders.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newContact, shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const world = await shopsAtShopify();
const { shopify, scope, otherScope, db } = world;
const gone = "gid://shopify/Customer/9007199254740993";

let maya = "";

async function customerGid(shop: ShopScope, search: string): Promise<string> {
  const answer = await shopify.query(
    "query ($q: String!) { customers(first: 1, query: $q) { nodes { id } } }",
    { q: search },
    shop.domain,
  );
  return answer["data"].customers.nodes[0].id as string;
}

beforeAll(async () => {
  maya = await customerGid(scope, "Lindqvist");
});
beforeEach(async () => {
  await db.asOwner("DELETE FROM session");
  await db.asOwner("DELETE FROM customer_snapshots");
  await signIn(world, scope);
  await signIn(world, otherScope);
});

async function linked(gid = maya): Promise<string> {
  const contactId = await newContact(scope);
  await expectSnapshot(scope, contactId, gid);
  return contactId;
}

async function read(contactId: string) {
  const { customers } = await readSnapshots(scope, contactId);
  return customers[0]!;
}

// promise R1-11
test("a linked customer is read with their last orders, newest first, with money, state and tracking", async () => {
  const contactId = await linked();
  expect(await refreshSnapshot(scope, contactId, maya)).toEqual({ outcome: "refreshed" });
  const customer = await read(contactId);
  expect(customer).toMatchObject({
    gid: maya,
    name: "Maya Lindqvist",
    city: "Stockholm",
    staleSince: null,
    lastError: null,
  });
  expect(customer.email).toBe("m•••@e•••.com");
  expect(customer.tags).toContain("VIP");
  expect(customer.orders.length).toBeGreaterThan(0);
  expect(customer.orders.length).toBeLessThanOrEqual(10);
  const times = customer.orders.map((order) => Date.parse(order.processedAt));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  for (const order of customer.orders) {
    expect(order.gid).toMatch(/^gid:\/\/shopify\/Order\/\d+$/);
    expect(order.name).toMatch(/^#\d+$/);
    expect(order.total).toEqual({ amount: expect.stringMatching(/^\d+\.\d+$/), currencyCode: "EUR" });
    expect(order.items.length).toBeGreaterThan(0);
  }
});

test("an order is read with what it first came to, its parcels and its refunds, each with its time", async () => {
  await shopify.call("/control/shopify/orders", { name: "1001", refund: "part" });
  const contactId = await linked();
  await refreshSnapshot(scope, contactId, maya);
  const order = (await read(contactId)).orders.find(({ name }) => name === "#1001")!;
  expect(order.fulfillments).toEqual([
    { gid: expect.stringMatching(/^gid:\/\/shopify\/Fulfillment\//), at: expect.any(String) },
  ]);
  const [refund] = order.refunds ?? [];
  expect(refund?.gid).toMatch(/^gid:\/\/shopify\/Refund\//);
  expect(Date.now() - Date.parse(refund?.at ?? "")).toBeLessThan(60_000);
  expect(refund?.amount).toEqual(order.refunded);
  expect(Number(order.placedTotal?.amount)).toBeCloseTo(
    Number(order.total.amount) + Number(order.refunded?.amount),
  );
});

// promise R3-24
test("nothing of a customer stands in the database in clear", async () => {
  const contactId = await linked();
  await refreshSnapshot(scope, contactId, maya);
  const rows = await db.asOwner<{ row: string }>(
    "SELECT row_to_json(customer_snapshots)::text AS row FROM customer_snapshots",
  );
  expect(rows.map(({ row }) => row).join()).not.toMatch(/Maya|Lindqvist|Stockholm|@/);
});

test("before it is read, and when it cannot be, the customer is known to be missing and why", async () => {
  const contactId = await linked();
  expect((await readSnapshots(scope, contactId)).customers).toEqual([]);
  expect((await readSnapshots(scope, contactId)).unread).toEqual([{ gid: maya, lastError: null }]);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 503 }]);
  await expect(refreshSnapshot(scope, contactId, maya)).rejects.toMatchObject({ retryable: true });
  expect((await readSnapshots(scope, contactId)).unread).toEqual([{ gid: maya, lastError: "http_503" }]);
});

test("a failed reading leaves what was known, marked as out of date, and the next one mends it", async () => {
  const contactId = await linked();
  await refreshSnapshot(scope, contactId, maya);
  const before = await read(contactId);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "cut", when: "after" }]);
  await expect(refreshSnapshot(scope, contactId, maya)).rejects.toMatchObject({ retryable: true });
  const after = await read(contactId);
  expect(after).toEqual({ ...before, lastError: "unreachable", staleSince: expect.any(String) });
  await refreshSnapshot(scope, contactId, maya);
  expect(await read(contactId)).toMatchObject({ lastError: null, staleSince: null });
});

test("a shop whose token is dead is told to open the app, not tried again and again", async () => {
  const contactId = await linked();
  await shopify.call("/control/shopify/tokens", { state: "revoked" });
  expect(await refreshSnapshot(scope, contactId, maya)).toEqual({ outcome: "needs_reauth" });
  expect((await readSnapshots(scope, contactId)).unread[0]?.lastError).toMatch(/^refresh_http_4/);
});

test("a customer whom Shopify does not show for lack of approval is refused, with the reason", async () => {
  const contactId = await linked();
  await shopify.call("/control/shopify/settings", { protectedData: false });
  expect(await refreshSnapshot(scope, contactId, maya)).toEqual({ outcome: "refused" });
  expect((await readSnapshots(scope, contactId)).unread).toEqual([{ gid: maya, lastError: "ACCESS_DENIED" }]);
});

test("of a customer whom Shopify does not have any more nothing is kept", async () => {
  const contactId = await linked(gone);
  expect(await refreshSnapshot(scope, contactId, gone)).toEqual({ outcome: "customer_gone" });
  expect((await readSnapshots(scope, contactId)).unread).toEqual([{ gid: gone, lastError: "customer_gone" }]);
});

test("a change at Shopify makes every snapshot of that customer stale, in that shop only", async () => {
  const [one, two] = [await linked(), await linked()];
  const elsewhere = await newContact(otherScope);
  await expectSnapshot(otherScope, elsewhere, maya);
  await refreshSnapshot(scope, one, maya);
  const stale = await markCustomerStale(scope, maya);
  expect(stale).toEqual(expect.arrayContaining([one, two]));
  expect(stale).not.toContain(elsewhere);
  expect((await read(one)).staleSince).not.toBeNull();
  expect(await markCustomerStale(scope, gone.replace("993", "994"))).toEqual([]);
});

test("what changed while Shopify was answering leaves the snapshot stale", async () => {
  const contactId = await linked();
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "delay", ms: 200 }]);
  const refreshing = refreshSnapshot(scope, contactId, maya);
  await new Promise((resolve) => setTimeout(resolve, 80));
  await markCustomerStale(scope, maya);
  await refreshing;
  expect((await read(contactId)).staleSince).not.toBeNull();
});

test("a reading that ends after the link was undone leaves nothing behind", async () => {
  const contactId = await linked();
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "delay", ms: 200 }]);
  const refreshing = refreshSnapshot(scope, contactId, maya);
  await dropSnapshot(scope, contactId, maya);
  expect(await refreshing).toEqual({ outcome: "not_linked" });
  expect((await readSnapshots(scope, contactId)).customers).toEqual([]);
  expect((await readSnapshots(scope, contactId)).unread).toEqual([]);
});

test("a customer nobody linked is not kept, whoever asks for it", async () => {
  const contactId = await newContact(scope);
  expect(await refreshSnapshot(scope, contactId, maya)).toEqual({ outcome: "not_linked" });
  expect(await refreshSnapshot(scope, randomUUID(), maya)).toEqual({ outcome: "not_linked" });
  expect((await readSnapshots(scope, contactId)).customers).toEqual([]);
});

test("another shop sees, drops and refreshes nothing of it", async () => {
  const contactId = await linked();
  await refreshSnapshot(scope, contactId, maya);
  expect((await readSnapshots(otherScope, contactId)).customers).toEqual([]);
  await dropSnapshot(otherScope, contactId, maya);
  expect(await forgetCustomer(otherScope, maya)).toEqual([]);
  // The other shop has no customer of that id either.
  expect((await refreshSnapshot(otherScope, contactId, maya)).outcome).toBe("customer_gone");
  expect((await readSnapshots(scope, contactId)).customers).toHaveLength(1);
});

test("a customer deleted at Shopify is forgotten with every contact, and only they", async () => {
  const [one, two] = [await linked(), await linked()];
  const tom = await customerGid(scope, "Becker");
  await expectSnapshot(scope, one, tom);
  await refreshSnapshot(scope, one, maya);
  await refreshSnapshot(scope, one, tom);
  expect((await forgetCustomer(scope, maya)).toSorted()).toEqual(expect.arrayContaining([one, two]));
  expect((await readSnapshots(scope, one)).customers.map(({ gid }) => gid)).toEqual([tom]);
  expect((await readSnapshots(scope, two)).unread).toEqual([]);
});

test("one snapshot put in another's row does not open", async () => {
  const contactId = await linked();
  const tom = await customerGid(scope, "Becker");
  await expectSnapshot(scope, contactId, tom);
  await refreshSnapshot(scope, contactId, maya);
  await refreshSnapshot(scope, contactId, tom);
  await db.asOwner(
    `UPDATE customer_snapshots SET data_sealed = (SELECT data_sealed FROM customer_snapshots WHERE contact_id = $1 AND customer_gid = $2)
     WHERE contact_id = $1 AND customer_gid = $3`,
    [contactId, maya, tom],
  );
  await expect(readSnapshots(scope, contactId)).rejects.toThrow("did not open");
});

test("what stayed undone is found by the sweep, what is fresh or gone is not", async () => {
  const [lost, fresh, absent, recent] = [await linked(), await linked(), await linked(gone), await linked()];
  await refreshSnapshot(scope, fresh, maya);
  await refreshSnapshot(scope, absent, gone);
  await db.asOwner(
    "UPDATE customer_snapshots SET stale_since = stale_since - interval '1 hour' WHERE contact_id <> $1",
    [recent],
  );
  expect(await sweepSnapshots()).toEqual([{ shopId: scope.shopId, contactId: lost, customerGid: maya }]);
});
