import fc from "fast-check";
import { expect, test } from "vitest";
import { sumOf, toAmount } from "#app/modules/conversations/offers/amounts.ts";
import { applyingLink, codeOf } from "#app/modules/conversations/offers/discount-code.ts";
import { isOffer, type DiscountTerms } from "#app/modules/conversations/offers/offers.ts";

const cents = fc.bigInt(0n, 99_999_999_999n);
/** 750n is "7.50". */
const written = (units: bigint) => `${units / 100n}.${String(units % 100n).padStart(2, "0")}`;

test("an amount is read as it was typed, with a point or a comma, to the last cent", () => {
  fc.assert(
    fc.property(cents, fc.constantFrom(".", ","), (units, sign) => {
      expect(toAmount(` ${written(units).replace(".", sign)} `, "EUR")).toBe(written(units));
    }),
  );
});

test.each([
  ["7", "EUR", "7.00"],
  ["7.5", "EUR", "7.50"],
  ["007,05", "EUR", "7.05"],
  ["7", "JPY", "7"],
  ["7.125", "KWD", "7.125"],
])("%s %s is %s", (typed, currency, amount) => expect(toAmount(typed, currency)).toBe(amount));

test.each([
  ["", "EUR"],
  ["-7", "EUR"],
  ["7.505", "EUR"],
  ["7.5", "JPY"],
  ["1.000,00", "EUR"],
  ["1e3", "EUR"],
  ["1234567890", "EUR"],
  ["7 €", "EUR"],
])("%s %s is no amount", (typed, currency) => expect(toAmount(typed, currency)).toBeNull());

test("a sum is that of the cents, however large: no cent is lost to a fraction", () => {
  const piece = fc.record({ units: cents, quantity: fc.integer({ min: 1, max: 999 }) });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      const expected = pieces.reduce((sum, { units, quantity }) => sum + units * BigInt(quantity), 0n);
      const priced = pieces.map(({ units, quantity }) => ({
        price: { amount: written(units), currencyCode: "EUR" },
        quantity,
      }));
      expect(sumOf(priced)).toEqual({ amount: written(expected), currencyCode: "EUR" });
    }),
  );
});

test("prices of different length are added, those of two currencies are not", () => {
  const priced = (amount: string, currencyCode = "EUR") => ({ price: { amount, currencyCode }, quantity: 1 });
  expect(sumOf([priced("7.5"), priced("0.05"), priced("2")])?.amount).toBe("9.55");
  expect(sumOf([priced("700", "JPY"), priced("50", "JPY")])?.amount).toBe("750");
  expect(sumOf([priced("7.50"), priced("7", "JPY")])).toBeNull();
  expect(sumOf([])).toBeNull();
});

test("the code follows from the id alone, is different for another, and has no letter read as a digit", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(codeOf(one)).toBe(codeOf(one));
      expect(codeOf(one)).toMatch(/^DM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      if (one !== other) expect(codeOf(one)).not.toBe(codeOf(other));
    }),
  );
});

test("the link applies the code, and opens the page of the product", () => {
  const store = "https://lamps.example";
  expect(applyingLink(store, "DM-7F3K-9QXZ", null)).toBe("https://lamps.example/discount/DM-7F3K-9QXZ");
  expect(
    applyingLink(store, "DM-7F3K-9QXZ", "https://couplet-demo.myshopify.com/products/lamp?variant=1"),
  ).toBe("https://lamps.example/discount/DM-7F3K-9QXZ?redirect=%2Fproducts%2Flamp");
});

const terms: DiscountTerms = {
  ...{ kind: "discount", value: { kind: "percent", percent: 10 }, days: 7 },
  ...{ onlyCustomer: false, productGid: null },
};

test.each([
  [{ ...terms, value: { kind: "percent", percent: 0 } }],
  [{ ...terms, value: { kind: "percent", percent: 101 } }],
  [{ ...terms, value: { kind: "percent", percent: 7.5 } }],
  [{ ...terms, value: { kind: "amount", amount: { amount: "0.00", currencyCode: "EUR" } } }],
  [{ ...terms, days: 0 }],
  [{ ...terms, days: 366 }],
  [{ kind: "draft_order", lines: [] }],
] as [Parameters<typeof isOffer>[0]][])("%j is no offer", (none) => expect(isOffer(none)).toBe(false));

test("ten percent for a week is one", () => expect(isOffer(terms)).toBe(true));
