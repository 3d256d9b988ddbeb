import fc from "fast-check";
import { expect, test } from "vitest";
import { cardFaults } from "#app/modules/channels/instagram/content-rules.ts";
import { productCard, productSource, productText } from "#app/modules/content/products/product-card.ts";
import type { Product, ProductVariant } from "#app/modules/content/products/products.ts";
import { searchQuery } from "#app/modules/content/products/search-query.ts";
import type { Money } from "#app/modules/orders/orders.ts";

const euro = (amount: string): Money => ({ amount, currencyCode: "EUR" });
const words = {
  view: "View product",
  money: ({ amount }: Money) => `€${amount}`,
  from: ({ amount }: Money) => `from €${amount}`,
};
const large: ProductVariant = {
  gid: "gid://shopify/ProductVariant/42",
  title: "Large",
  price: euro("149"),
  availability: { state: "available", left: 3 },
};

function product(over: Partial<Product> = {}): Product {
  return {
    gid: "gid://shopify/Product/1",
    title: "Brass lamp",
    url: "https://shop.example/products/brass-lamp?utm=x",
    imageUrl: "https://cdn.shopify.com/lamp.jpg",
    price: { from: euro("129"), to: euro("149") },
    availability: { state: "available", left: 12 },
    variants: [large],
    ...over,
  };
}

test("a card says what the product costs, and its button opens its page", () => {
  expect(productCard(product(), null, words)).toEqual({
    title: "Brass lamp",
    subtitle: "from €129",
    imageUrl: "https://cdn.shopify.com/lamp.jpg",
    buttons: [{ title: "View product", url: "https://shop.example/products/brass-lamp?utm=x" }],
  });
  const one = product({ price: { from: euro("129"), to: euro("129.00") } });
  expect(productCard(one, null, words).subtitle).toBe("€129");
});

test("of a variant it has the price and the name, and the page with that variant chosen", () => {
  const card = productCard(product(), large, words);
  expect(card.subtitle).toBe("€149 · Large");
  expect(card.buttons?.[0]?.url).toBe("https://shop.example/products/brass-lamp?utm=x&variant=42");
  expect(productSource(product(), large)).toMatchObject({ title: "Brass lamp (Large)", price: euro("149") });
});

test("without a page in the online store there is no button, without a picture none", () => {
  const card = productCard(product({ url: null, imageUrl: null }), null, words);
  expect(card).toEqual({ title: "Brass lamp", subtitle: "from €129" });
});

test("in words it is its name, price and link", () => {
  expect(productText(product(), null, words)).toBe(
    "Brass lamp, from €129\nhttps://shop.example/products/brass-lamp?utm=x",
  );
  expect(productText(product({ url: null }), large, words)).toBe("Brass lamp, €149 · Large");
});

test("Instagram takes the card of any product, however it is called", () => {
  const title = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 300 })
    .filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(title, title, (name, variant) => {
      expect(cardFaults(productCard(product({ title: name }), { ...large, title: variant }, words))).toEqual(
        [],
      );
    }),
  );
});

test.each([
  ["", "status:active"],
  ["Brass LAMP", "status:active brass* lamp*"],
  ['lamp) OR status:draft "x', "status:active lamp* or* status* draft* x*"],
  ["l'été-2", "status:active l'été-2*"],
])("searching for %j asks Shopify for %s", (typed, query) => {
  expect(searchQuery(typed)).toBe(query);
});
