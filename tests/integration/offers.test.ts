import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import { makeOffer, readOffers } from "#app/modules/conversations/conversations.server.ts";
import type {
  DiscountTerms,
  DraftOrderTerms,
  OfferTerms,
  OrderLine,
} from "#app/modules/conversations/offers/offers.ts";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { demo, other, sellingScopes, type Json } from "#tests/support/shopify-sandbox.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";
import { seedStaff } from "#tests/support/staff.ts";

const at = await shopsAtShopify();
const { shopify, scope, otherScope, db } = at;
const basic = ["read_customers", "read_orders", "read_products"];
const staffId = randomUUID();
await seedStaff(scope, staffId);

const allow = (scopes: string[], shop = demo) => shopify.call("/control/shopify/settings", { shop, scopes });

beforeEach(async () => {
  for (const shop of [demo, other]) await allow([...basic, ...sellingScopes], shop);
  for (const shop of [scope, otherScope]) await signIn(at, shop);
});

async function thread(shop: ShopScope = scope, customer?: string) {
  const linked = customer ? { customer } : { linked: false };
  const { contactId } = await seedPerson(shop, await seedAccount(shop), linked);
  const [row] = await db.asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    contactId,
  ]);
  return { contactId, conversationId: row?.id ?? "" };
}

const discount: DiscountTerms = {
  ...{ kind: "discount", value: { kind: "percent", percent: 10 }, days: 7 },
  ...{ onlyCustomer: false, productGid: null },
};

const ask = (conversationId: string, terms: OfferTerms, id = randomUUID(), shop = scope) =>
  makeOffer(shop, { id, conversationId, staffId, terms });

/** What a shop has at Shopify. */
async function discounts(shop = demo): Promise<Json[]> {
  const calls = shopify.ctx.calls.list().filter(({ request, status }) => {
    const { body } = request as { body: { query?: string } };
    return body.query?.includes("mutation DiscountCreate") && status !== "cut";
  });
  const codes = [...new Set(calls.map(({ request }) => (request as Json)["body"].variables.discount.code))];
  const found = await Promise.all(
    codes.map(async (code) => {
      const fields = `id codeDiscount { ... on DiscountCodeBasic { title endsAt usageLimit appliesOncePerCustomer } }`;
      const query = `query ($code: String!) { codeDiscountNodeByCode(code: $code) { ${fields} } }`;
      return (await shopify.query(query, { code }, shop))["data"].codeDiscountNodeByCode as Json | null;
    }),
  );
  return found.filter((one) => one !== null);
}

async function draftOrders(shop = demo): Promise<Json[]> {
  const fields = "name tags note2 customer { id } lineItems(first: 5) { nodes { title quantity } }";
  const answer = await shopify.query(`{ draftOrders(first: 50) { nodes { ${fields} } } }`, {}, shop);
  return answer["data"].draftOrders.nodes as Json[];
}

async function aProduct(words: string, shop = demo) {
  const query = `{ products(first: 1, query: "${words}") { nodes { id variants(first: 5) { nodes { id price } } } } }`;
  const [product] = (await shopify.query(query, {}, shop))["data"].products.nodes as Json[];
  const [variant] = product?.["variants"].nodes as Json[];
  return { productGid: product?.["id"] as string, variantGid: variant?.["id"] as string };
}

async function order(quantity = 2): Promise<DraftOrderTerms> {
  return { kind: "draft_order", lines: [{ ...(await aProduct("linen shirt")), quantity }] };
}

const cut = (when: "before" | "after", calls: number) =>
  shopify.ctx.faults.push("shopify.graphql", [
    ...Array.from({ length: calls }, () => ({ kind: "delay", ms: 0 }) as const),
    { kind: "cut", when },
  ]);

test("a discount is a code for one purchase, ends after its days, and its link opens the product", async () => {
  const { conversationId } = await thread();
  const { productGid } = await aProduct("linen shirt");
  const asked = await ask(conversationId, { ...discount, productGid });
  if (asked.outcome !== "made" || asked.made.kind !== "discount") throw new Error(asked.outcome);
  const { code, link, endsAt } = asked.made;
  expect(link).toBe(`https://${demo}/discount/${code}?redirect=%2Fproducts%2Flinen-shirt`);
  expect(Math.round((Date.parse(endsAt) - Date.now()) / 86_400_000)).toBe(7);
  const [made] = await discounts();
  expect(made).toMatchObject({
    codeDiscount: { title: `Instagram ${code}`, usageLimit: 1, appliesOncePerCustomer: true, endsAt },
  });
  expect(await readOffers(scope, conversationId)).toMatchObject([{ made: { kind: "discount", code } }]);
});

test("an amount is taken off in the store's money, and in no other", async () => {
  const { conversationId } = await thread();
  const amount = { amount: "7.50", currencyCode: "EUR" };
  const asked = await ask(conversationId, { ...discount, value: { kind: "amount", amount } });
  expect(asked).toMatchObject({ outcome: "made", made: { value: { amount } } });
  const yen = { amount: "750", currencyCode: "JPY" };
  expect(await ask(conversationId, { ...discount, value: { kind: "amount", amount: yen } })).toEqual({
    outcome: "currency_changed",
  });
});

test("asked for twice at once or again, there is one discount and one draft order", async () => {
  const { conversationId } = await thread();
  for (const terms of [discount, await order()]) {
    const id = randomUUID();
    // While Shopify takes its time with the one, the other comes.
    shopify.ctx.faults.push("shopify.graphql", [{ kind: "delay", ms: 500 }]);
    const both = await Promise.all([ask(conversationId, terms, id), ask(conversationId, terms, id)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["in_progress", "made"]);
    const again = await ask(conversationId, terms, id);
    expect(again).toMatchObject({ outcome: "made", before: true });
    expect(both).toContainEqual({ ...again, before: false });
  }
  expect(await discounts()).toHaveLength(1);
  expect(await draftOrders()).toHaveLength(1);
  expect(await readOffers(scope, conversationId)).toHaveLength(2);
});

// The store's facts are read before the discount is made.
test.each(["before", "after"] as const)(
  "a discount whose answer was lost %s it took place is made once by the next try",
  async (when) => {
    const { conversationId } = await thread();
    const id = randomUUID();
    cut(when, 1);
    expect(await ask(conversationId, discount, id)).toEqual({ outcome: "unclear" });
    expect(await readOffers(scope, conversationId)).toEqual([]);
    const changed: DiscountTerms = { ...discount, value: { kind: "percent", percent: 90 } };
    expect(await ask(conversationId, changed, id)).toMatchObject({
      outcome: "made",
      made: { value: { percent: 10 } },
    });
    expect(await discounts()).toHaveLength(1);
  },
);

test("a draft order whose answer was lost is found again, also by a search that lags behind", async () => {
  const { conversationId } = await thread();
  const terms = await order();
  const id = randomUUID();
  await shopify.call("/control/shopify/settings", { searchLagSeconds: 20 });
  cut("after", 1);
  expect(await ask(conversationId, terms, id)).toEqual({ outcome: "unclear" });
  // Not found yet: another one could be the second.
  expect(await ask(conversationId, terms, id)).toEqual({ outcome: "unclear" });
  await shopify.call("/control/shopify/settings", { searchLagSeconds: 0 });
  expect(await ask(conversationId, terms, id)).toMatchObject({ outcome: "made", made: { name: "#D1" } });
  expect(await draftOrders()).toHaveLength(1);
});

test("a draft order that was never made is made once it would have been found", async () => {
  const { conversationId } = await thread();
  const terms = await order();
  const id = randomUUID();
  cut("before", 1);
  expect(await ask(conversationId, terms, id)).toEqual({ outcome: "unclear" });
  await db.asOwner("UPDATE offers SET asked_at = asked_at - interval '1 minute' WHERE id = $1", [id]);
  expect(await ask(conversationId, terms, id)).toMatchObject({ outcome: "made" });
  expect(await draftOrders()).toHaveLength(1);
});

test("a try that died with its process is taken up by the next one", async () => {
  const { conversationId } = await thread();
  const id = randomUUID();
  const made = await ask(conversationId, discount, id);
  // As it stands between Shopify's answer and our row.
  await db.asOwner("DELETE FROM offers WHERE id = $1", [id]);
  cut("before", 1);
  expect(await ask(conversationId, discount, id)).toEqual({ outcome: "unclear" });
  await db.asOwner("UPDATE offers SET claimed_until = $2 WHERE id = $1", [id, now()]);
  const after = await ask(conversationId, discount, id);
  expect(after.outcome === "made" && made.outcome === "made" && after.made.link === made.made.link).toBe(
    true,
  );
  expect(await discounts()).toHaveLength(1);
});

test("a draft order has the store's prices, says where it comes from, and is the customer's who was confirmed", async () => {
  const [customer] = (await shopify.query("{ customers(first: 1) { nodes { id } } }"))["data"].customers
    .nodes as Json[];
  const { conversationId } = await thread(scope, customer?.["id"] as string);
  const asked = await ask(conversationId, await order(3));
  expect(asked).toMatchObject({
    outcome: "made",
    made: { kind: "draft_order", name: "#D1", total: { amount: "237.00", currencyCode: "EUR" } },
  });
  expect(asked.outcome === "made" && asked.made.link).toMatch(`https://${demo}/`);
  const [made] = await draftOrders();
  expect(made).toMatchObject({
    ...{
      customer: { id: customer?.["id"] as string },
      note2: expect.stringContaining("Instagram") as string,
    },
    ...{ tags: expect.arrayContaining(["instagram"]) as string[] },
    lineItems: { nodes: [{ title: "Linen Shirt", quantity: 3 }] },
  });
  const stranger = await thread();
  await ask(stranger.conversationId, await order(1));
  expect((await draftOrders())[1]?.["customer"]).toBeNull();
});

test("a discount for the customer alone needs one whom staff confirmed", async () => {
  const [customer] = (await shopify.query("{ customers(first: 1) { nodes { id } } }"))["data"].customers
    .nodes as Json[];
  const only: DiscountTerms = { ...discount, onlyCustomer: true };
  const known = await thread(scope, customer?.["id"] as string);
  expect(await ask(known.conversationId, only)).toMatchObject({ outcome: "made" });
  const mutation = shopify.ctx.calls
    .list()
    .find(({ request }) => JSON.stringify(request).includes("mutation"));
  expect(mutation?.request).toMatchObject({
    body: { variables: { discount: { context: { customers: { add: [customer?.["id"]] } } } } },
  });
  const stranger = await thread();
  expect(await ask(stranger.conversationId, only)).toEqual({ outcome: "customer_missing" });
  const gone = await thread(scope, "gid://shopify/Customer/1");
  expect(await ask(gone.conversationId, only)).toEqual({
    ...{ outcome: "refused", reason: "Customers selection is invalid" },
  });
});

test("without the scope nothing is made and it is said; once it is granted the same try goes through", async () => {
  await allow(basic);
  const { conversationId } = await thread();
  for (const [terms, allowed] of [
    [discount, "write_discounts"],
    [await order(), "write_draft_orders"],
  ] as const) {
    const id = randomUUID();
    expect(await ask(conversationId, terms, id)).toEqual({ outcome: "not_allowed" });
    await allow([...basic, allowed]);
    expect(await ask(conversationId, terms, id)).toMatchObject({ outcome: "made", before: false });
  }
});

test("while Shopify has too much to do or is away, nothing is made and nothing is left in doubt", async () => {
  const { conversationId } = await thread();
  const throttled = { kind: "error", throttled: true } as const;
  shopify.ctx.faults.push("shopify.graphql", [throttled, throttled, throttled, throttled]);
  expect(await ask(conversationId, discount)).toEqual({ outcome: "busy" });
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 503 }]);
  expect(await ask(conversationId, discount)).toEqual({ outcome: "unavailable" });
  expect(await db.asOwner("SELECT 1 FROM offers WHERE conversation_id = $1", [conversationId])).toEqual([]);
});

test("what is not on sale any more is offered to nobody, and of several variants one is named", async () => {
  const { conversationId } = await thread();
  const shirt = await aProduct("linen shirt");
  const lines = (over: Partial<OrderLine>): DraftOrderTerms => ({
    ...{ kind: "draft_order", lines: [{ ...shirt, quantity: 1, ...over }] },
  });
  const gone = { variantGid: "gid://shopify/ProductVariant/1" };
  expect(await ask(conversationId, lines(gone))).toEqual({ outcome: "products_gone" });
  expect(await ask(conversationId, lines({ variantGid: null }))).toEqual({ outcome: "variant_missing" });
  expect(await ask(conversationId, { ...discount, productGid: "gid://shopify/Product/1" })).toEqual({
    outcome: "products_gone",
  });
  expect(await draftOrders()).toEqual([]);
});

test("nothing is offered to a restricted person, and nothing is kept of one who was erased", async () => {
  const { contactId, conversationId } = await thread();
  await setRestriction(scope, contactId, true);
  expect(await ask(conversationId, discount)).toEqual({ outcome: "restricted" });
  await setRestriction(scope, contactId, false);
  expect(await ask(conversationId, discount)).toMatchObject({ outcome: "made" });
  const request = await openRequest({
    ...{ shopId: scope.shopId, origin: "staff", kind: "erase_person" },
    subject: { contactIds: [contactId] },
  });
  await carryOut(request.id);
  expect(await db.asOwner("SELECT 1 FROM offers WHERE contact_id = $1", [contactId])).toEqual([]);
  expect(await ask(conversationId, discount)).toEqual({ outcome: "not_found" });
});

test("what was offered is in the person's package, and in no table in clear", async () => {
  const { contactId, conversationId } = await thread();
  const asked = await ask(conversationId, discount);
  if (asked.outcome !== "made" || asked.made.kind !== "discount") throw new Error(asked.outcome);
  const rows = await db.asOwner<{ row: string }>("SELECT o::text AS row FROM offers o");
  expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from(asked.made.code).toString("hex"));
  const request = await openRequest({
    ...{ shopId: scope.shopId, origin: "staff", kind: "access" },
    subject: { contactIds: [contactId] },
  });
  await carryOut(request.id);
  let text = "";
  for await (const piece of (await exportPackage(scope, request.id)) ?? []) text += piece;
  expect(text).toContain(asked.made.code);
});

test("a shop offers nothing in another shop's thread, and finds nothing of its offers", async () => {
  const { conversationId } = await thread();
  const id = randomUUID();
  await ask(conversationId, discount, id);
  expect(await ask(conversationId, discount, randomUUID(), otherScope)).toEqual({ outcome: "not_found" });
  expect(await ask(conversationId, discount, id, otherScope)).toEqual({ outcome: "not_found" });
  expect(await readOffers(otherScope, conversationId)).toEqual([]);
  const theirs = await thread(otherScope);
  expect(await ask(theirs.conversationId, discount, id, otherScope)).toMatchObject({ before: false });
  expect(await draftOrders(other)).toEqual([]);
});
