import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLength, splitReply } from "#app/modules/conversations/outbox/split-reply.ts";

const bare = (text: string) => text.replace(/\s+/gu, "");
const graphemes = (text: string) =>
  Array.from(
    new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text),
    (each) => each.segment,
  );

test("what fits into one message is one message, without the white space around it", () => {
  expect(splitReply("  Back on Friday!\n")).toEqual(["Back on Friday!"]);
  expect(splitReply("x".repeat(1_000))).toEqual(["x".repeat(1_000)]);
});

test("a text without words is no message", () => {
  expect(splitReply(" \n\t ")).toEqual([]);
});

test("bytes are counted, not characters", () => {
  expect(byteLength("é")).toBe(2);
  expect(splitReply("é".repeat(500))).toHaveLength(1);
  expect(splitReply("é".repeat(501))).toHaveLength(2);
});

test("a long text is cut after the last sentence that fits", () => {
  const sentence = "The lamp is back in stock on Friday morning. ";
  const parts = splitReply(sentence.repeat(50));
  expect(parts.length).toBe(3);
  for (const part of parts) expect(part.endsWith("morning.")).toBe(true);
});

test("a long sentence is cut between words", () => {
  const parts = splitReply("lamp ".repeat(300));
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(part).toMatch(/^(lamp )*lamp$/);
});

test("sentences that end in a full-width mark need no space behind them", () => {
  const parts = splitReply("ランプは金曜日に入荷します。".repeat(60));
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(part.endsWith("。")).toBe(true);
});

test("a link stays whole although it contains the marks that end sentences", () => {
  const link = `https://couplet-demo.myshopify.com/cart/c/abc?Key=1!Next.More?${"q".repeat(200)}`;
  const parts = splitReply(`${"word ".repeat(170)}${link} thanks`);
  expect(parts.some((part) => part.includes(link))).toBe(true);
});

test("a family emoji and a letter with its accents are never taken apart", () => {
  const family = "👩‍👩‍👧‍👦";
  for (const part of splitReply(family.repeat(120))) {
    expect(new Set(graphemes(part))).toEqual(new Set([family]));
  }
  const accented = "e\u0301";
  for (const part of splitReply(accented.repeat(700))) expect(part.startsWith("e")).toBe(true);
});

test("one character of more than a message's bytes still goes out, in pieces", () => {
  const zalgo = `a${"\u0301".repeat(800)}`;
  const parts = splitReply(zalgo);
  expect(parts.join("")).toBe(zalgo);
  for (const part of parts) expect(byteLength(part)).toBeLessThanOrEqual(1_000);
});

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    " ",
    "\n\n",
    ". ",
    "! ",
    "。",
    "👨‍👩‍👧 ",
    "https://shop.example/p?a=b.c ",
    "x".repeat(400),
    "\u0301",
  ),
);
const texts = fc.array(words, { maxLength: 80 }).map((list) => list.join(""));

test("whatever is written: every part fits, none is empty, nothing but white space is lost, order is kept", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 1_000 }), (text, limit) => {
      const parts = splitReply(text, limit);
      for (const part of parts) {
        expect(byteLength(part)).toBeLessThanOrEqual(limit);
        expect(part.trim()).toBe(part);
        expect(part).not.toBe("");
      }
      expect(bare(parts.join(""))).toBe(bare(text));
    }),
    { numRuns: 300 },
  );
});

test("splitting what was split changes nothing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const part of splitReply(text)) expect(splitReply(part)).toEqual([part]);
    }),
  );
});
