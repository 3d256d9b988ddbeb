import fc from "fast-check";
import { expect, test } from "vitest";
import { countryOfTimezone } from "#app/modules/identity/country-of-timezone.ts";
import { extractEvidence } from "#app/modules/identity/extract-evidence.ts";

const found = (text: string, country?: "DE" | "ES" | "US") =>
  extractEvidence(text, country).map((one) => `${one.kind} ${one.normalised}`);

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
  ["Bestell-Nr.: 1001", ["order_number 1001"]],
  ["where is my order? 1001", ["order_number 1001"]],
  ["order EN-1001", ["order_number EN-1001"]],
  ["سفارش ۱۰۰۱ کجاست", ["order_number 1001"]],
  ["maya@example.com or MAYA@Example.com", ["email maya@example.com"]],
])("in %j is found what points to a customer", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  "it costs 1001 €",
  "since 2024",
  "2024-11-22",
  "order for 100€ please",
  "&#1001;",
  "tag#1001x",
  "I want 3 of them",
  "size 42",
  "my order was 150 euros",
  "order: 150€",
  "order 1001.50",
  "Bestellung vom 2024-05-12",
  "order 2024-05-12",
  "#summer2026",
  "border 1001",
  "reordered 1001",
])("in %j nothing is mistaken for an order number", (text) => {
  expect(found(text)).toEqual([]);
});

test("a phone number without its country code is understood in the shop's country", () => {
  expect(found("0151 23456789", "DE")).toEqual(["phone +4915123456789"]);
  expect(found("0151 23456789")).toEqual([]);
});

test("a part of a phone number is not taken for an order number", () => {
  expect(found("order: 0170 1234567", "DE")).toEqual(["phone +491701234567"]);
  expect(found("about my order call 0151 23456789, order 1005", "DE")).toEqual([
    "phone +4915123456789",
    "order_number 1005",
  ]);
});

test("digits behind a hash are an order number, however much they look like a phone", () => {
  expect(found("#2025550123", "US")).toEqual(["order_number 2025550123"]);
});

test("the value is what was typed, in the digits it was typed in", () => {
  expect(extractEvidence("+٣٤ ٦٠٠ ١٢٣ ٤٥٦")).toEqual([
    { kind: "phone", value: "+٣٤ ٦٠٠ ١٢٣ ٤٥٦", normalised: "+34600123456" },
  ]);
});

test("one text yields ten finds at most", () => {
  const text = Array.from({ length: 50 }, (_, n) => `#${1_000 + n}`).join(" ");
  expect(extractEvidence(text)).toHaveLength(10);
});

test.each([
  ["Europe/Berlin", "DE"],
  ["America/New_York", "US"],
  ["Asia/Kolkata", "IN"],
  ["Asia/Calcutta", "IN"],
  ["Europe/Kyiv", "UA"],
  ["UTC", undefined],
  ["Nowhere/Atlantis", undefined],
])("the time zone %s belongs to %s", (timezone, country) => {
  expect(countryOfTimezone(timezone)).toBe(country);
});

test("no text makes it stumble, and reading twice finds the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(extractEvidence(text, "DE")).toEqual(extractEvidence(text, "DE"));
    }),
  );
});

test("evidence stands in any text exactly as it was typed there", () => {
  const written = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom(
      "order ",
      "#",
      " 1001 ",
      "+34 600 123 456",
      " maya@example.com ",
      "۱۰۰۱",
      "€",
      "0151 23456789",
    ),
  );
  fc.assert(
    fc.property(fc.array(written, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const typed = text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
      for (const { kind, value } of extractEvidence(text, "DE")) {
        if (kind === "order_number") expect(typed).toContain(value.slice(1));
        else expect(text).toContain(value);
      }
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
