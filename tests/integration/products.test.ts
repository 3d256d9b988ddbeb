import { beforeEach, expect, test } from "vitest";
import { productCards, readProducts, searchProducts } from "#app/modules/content/content.server.ts";
import { factsOf, refOf, type ProductChoice } from "#app/modules/content/products/products.ts";
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

/** A choice as a page asks for its card. */
const asked = (choice: ProductChoice) => ({ ...refOf(choice), facts: factsOf(choice) });

async function chosen(words: string, variantTitle?: string): Promise<ProductChoice> {
  const [product] = await found(words);
  if (!product) throw new Error(`there is no ${words}`);
  return { product, variant: product.variants.find(({ title }) => title === variantTitle) ?? null };
}

test("a card says what the product costs at Shopify, in the language it is asked for, in the order it was asked", async () => {
  const all = [await chosen("serving dish", "Sand"), await chosen("linen shirt")];
  const made = await productCards(scope, all.map(asked), "de");
  expect(made).toMatchObject({
    outcome: "cards",
    cards: [
      { title: "Serving Dish", subtitle: expect.stringMatching(/^[\d,]+\s€ · Sand$/) as string },
      {
        title: "Linen Shirt",
        subtitle: expect.stringMatching(/^79,00\s€$/) as string,
        buttons: [
          { title: "Produkt ansehen", url: "https://couplet-demo.myshopify.com/products/linen-shirt" },
        ],
      },
    ],
  });
});

test("a price that a page made up or saw before it was changed is not sent", async () => {
  const shirt = await chosen("linen shirt");
  const cheap = { ...asked(shirt), facts: asked(shirt).facts.replaceAll("79.00", "7.90") };
  expect(await productCards(scope, [cheap], "en")).toEqual({ outcome: "products_changed" });
});

test("what is not on sale any more, or another shop's, is on no card", async () => {
  const shirt = asked(await chosen("linen shirt", "M"));
  const gone = { ...shirt, variantGid: "gid://shopify/ProductVariant/1" };
  expect(await productCards(scope, [gone], "en")).toEqual({ outcome: "products_gone" });
  const { data } = await shopify.query("{ products(first: 50) { nodes { id status } } }");
  const [archived] = (data.products.nodes as { id: string; status: string }[]).filter(
    ({ status }) => status !== "ACTIVE",
  );
  const ids = [archived?.id ?? "", shirt.productGid, shirt.productGid];
  expect(await readProducts(scope, ids)).toMatchObject({
    outcome: "found",
    products: [{ gid: shirt.productGid }],
  });
  expect(await readProducts(otherScope, ids)).toEqual({ outcome: "found", products: [] });
  expect(await productCards(otherScope, [shirt], "en")).toEqual({ outcome: "products_gone" });
});

test("while Shopify does not answer no card is made, and no words need it", async () => {
  const shirt = asked(await chosen("linen shirt"));
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 503 }]);
  expect(await productCards(scope, [shirt], "en")).toEqual({ outcome: "products_unavailable" });
  expect(await productCards(scope, [], "en")).toEqual({ outcome: "cards", cards: [] });
});
