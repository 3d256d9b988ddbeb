import fc from "fast-check";
import { expect, test } from "vitest";
import { extractEvidence } from "#app/modules/identity/extract-evidence.ts";

const found = (text: string, country?: "DE" | "ES") => extractEvidence(text, country).map((one) => `${one.kind} ${one.normalised}`);

test.each([
  ["where is #1001?", ["order_number 1001"]],
  ["# 1001 please", ["order_number 1001"]],
  ["my order 1001 is late", ["order_number 1001"]],
  ["order number: 1001", ["order_number 1001"]],
  ["Meine Bestellung Nr. 1001 fehlt", ["order_number 1001"]],
  ["mi pedido nº 1001 no llega", ["order_number 1001"]],
  ["ma commande n° 1001", ["order_number 1001"]],
  ["моє замовлення 1001", ["order_number 1001"]],
  ["#en-1001-b", ["order_number EN-1001-B"]],
  ["#1001 and #1002", ["order_number 1001", "order_number 1002"]],
  ["write to Maya.L+shop@Example.co.uk!", ["email maya.l+shop@example.co.uk"]],
  ["order1001@example.com", ["email order1001@example.com"]],
  ["call me: +34 600 123 456", ["phone +34600123456"]],
])("in %j is found what points to a customer", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each(["it costs 1001 €", "since 2024", "2024-11-22", "order for 100€ please", "&#1001;", "tag#1001x", "I want 3 of them", "size 42"])(
  "in %j nothing is mistaken for an order number",
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test("a phone number without its country code is understood in the shop's country", () => {
  expect(found("0151 23456789", "DE")).toEqual(["phone +4915123456789"]);
  expect(found("0151 23456789")).toEqual([]);
});

test("no text makes it stumble, and reading twice finds the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(extractEvidence(text, "DE")).toEqual(extractEvidence(text, "DE"));
    }),
  );
});

test("what was found is found again in its own words", () => {
  const order = fc.integer({ min: 100, max: 9_999_999 }).map((n) => `#${n}`);
  fc.assert(
    fc.property(order, fc.constantFrom("", "where is ", "привіт, "), (value, before) => {
      expect(extractEvidence(`${before}${value} please`)[0]?.normalised).toBe(value.slice(1));
    }),
  );
});

test("a text made to be slow is read in no time", () => {
  const startedAt = performance.now();
  extractEvidence(`${"a".repeat(100_000)}@${"b.".repeat(50_000)}`);
  extractEvidence("order ".repeat(50_000));
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
