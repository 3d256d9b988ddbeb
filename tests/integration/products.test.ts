import { beforeEach, expect, test } from "vitest";
import { searchProducts } from "#app/modules/content/content.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const at = await shopsAtShopify();
const { shopify, scope, otherScope } = at;

beforeEach(async () => {
  for (const shop of [scope, otherScope]) await signIn(at, shop);
});

async function found(words: string, shop: ShopScope = scope) {
  const search = await searchProducts(shop, words);
  if (search.outcome !== "found") throw new Error(search.outcome);
  return search.products;
}

test("products are found by the beginnings of their words, with picture, price, page and variants", async () => {
  const [shirt, ...others] = await found("lin shi");
  expect(others).toEqual([]);
  expect(shirt).toMatchObject({
    title: "Linen Shirt",
    url: "https://couplet-demo.myshopify.com/products/linen-shirt",
    imageUrl: expect.stringMatching(/\/__sandbox\/products\/\d+\.svg$/) as string,
    price: { from: { amount: "79.00", currencyCode: "EUR" }, to: { amount: "79.00" } },
  });
  expect(shirt?.variants.map(({ title }) => title)).toEqual(["S", "M", "L"]);
});

test("what is left of each variant is known, and what is sold out is said to be", async () => {
  const [dish] = await found("serving dish");
  expect(dish?.variants.map(({ title, availability }) => ({ title, ...availability }))).toEqual([
    { title: "Sand", state: "available", left: 28 },
    { title: "Terracotta", state: "out_of_stock" },
    { title: "Ink blue", state: "available", left: 13 },
  ]);
  expect(dish?.availability).toEqual({ state: "available", left: 41 });
});

test("drafts and archived products are offered to nobody", async () => {
  const { data } = await shopify.query("{ products(first: 50) { nodes { title status } } }");
  const all = data.products.nodes as { title: string; status: string }[];
  const hidden = all.filter(({ status }) => status !== "ACTIVE");
  expect(hidden.length).toBeGreaterThan(1);
  for (const { title } of hidden) expect((await found(title)).map((one) => one.title)).not.toContain(title);
});

test("a shop finds its own products only", async () => {
  const domain = ({ url }: { url: string | null }) => url && new URL(url).hostname;
  expect((await found("", otherScope)).map(domain).every((host) => host === otherScope.domain)).toBe(true);
});

test("without the permission to read products it says so, and without Shopify that it is not there", async () => {
  const narrow = { shop: scope.domain, scopes: ["read_customers", "read_orders"] };
  await shopify.call("/control/shopify/settings", narrow);
  expect(await searchProducts(scope, "lamp")).toEqual({ outcome: "not_allowed" });
  const wide = { ...narrow, scopes: [...narrow.scopes, "read_products"] };
  await shopify.call("/control/shopify/settings", wide);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 503 }]);
  expect(await searchProducts(scope, "lamp")).toEqual({ outcome: "unavailable" });
});
