import fc from "fast-check";
import { expect, test } from "vitest";
import { matcher, snippetOf } from "#app/modules/search/match.ts";
import { parseQuery } from "#app/modules/search/query.ts";
import { isAsked, termsOf, termsToAsk } from "#app/modules/search/terms.ts";
import { isForgiven, isOneLetterAway, variantsOf } from "#app/modules/search/variants.ts";
import { compared, wordsOf } from "#app/modules/search/words.ts";

const forms = (text: string) => wordsOf(text).map(({ forms: [form] }) => form);

test("a text falls into its words, whatever is between them", () => {
  expect(forms("Is the LAMP (blue) back?! l'ordre — don't")).toEqual(
    "is the lamp blue back l ordre don t".split(" "),
  );
  expect(forms("write to @maya.home, or see https://shop.com/lamp-blue")).toEqual(
    "write to maya home or see https shop com lamp blue".split(" "),
  );
  expect(forms("#1001 and #EN-1002, thanks ❤️")).toEqual(["1001", "and", "en", "1002", "thanks", "❤"]);
  expect(forms("")).toEqual([]);
});

test("capitals, accents, ligatures, wide letters and foreign digits make no other word", () => {
  for (const [written, form] of [
    ["Café", "cafe"],
    ["CAFE\u0301", "cafe"],
    ["Straße", "strasse"],
    ["Łódź", "lodz"],
    ["İstanbul", "istanbul"],
    ["ﬁne", "fine"],
    ["ＡＢＣ", "abc"],
    ["٤٢", "42"],
    ["ΟΔΟΣ", "οδοσ"],
    ["Їжак", "іжак"],
    ["שָׁלוֹם", "שלום"],
    ["مَرْحَبًا", "مرحبا"],
    ["が", "が"],
    ["한국", "한국"],
  ] as const)
    expect(compared(written), written).toBe(form);
});

test("a number inside a word is a word of its own too", () => {
  expect(wordsOf("EN1001")[0]?.forms).toEqual(["en1001", "1001"]);
  expect(wordsOf("1001er")[0]?.forms).toEqual(["1001er", "1001"]);
  expect(wordsOf("b2b")[0]?.forms).toEqual(["b2b"]);
});

/** Text as people type it, in many scripts, with whatever else a keyboard gives. */
const typed = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "Lamp",
          "Straße",
          "bestellnummer",
          "#1001",
          "EN1001",
          "蓝色的灯",
          "โคมไฟ",
          "램프가",
          "نور",
          "лампа",
        ],
        ...["@maya.home", "ﬁne", "x", "7", "❤️", "İ", "👩‍👩‍👧", "a\u0301"],
      ),
    )
    .map((words) => words.join(" ")),
);

const extent = fc.constantFrom("whole", "beginning", "unfinished");

test("every word of a text, and each beginning of it, is asked by terms that the text was indexed with", () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 12 }), extent, (text, length, how) => {
      const indexed = termsOf(text);
      for (const word of wordsOf(text)) {
        const [form = ""] = word.forms;
        const begun = how === "whole" ? form : [...form].slice(0, length).join("");
        const asked = { forms: [begun], dense: word.dense };
        if (!isAsked(word, asked, how)) continue;
        for (const term of termsToAsk(asked, how)) expect(indexed).toContain(term);
      }
    }),
    { numRuns: 500 },
  );
});

test("words have their places in the text as it was written, in order and apart", () => {
  fc.assert(
    fc.property(typed, (text) => {
      let end = 0;
      for (const word of wordsOf(text)) {
        expect(word.start).toBeGreaterThanOrEqual(end);
        expect(word.end).toBeGreaterThan(word.start);
        end = word.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

const found = (query: string, text: string, forgive = false) =>
  matcher(parseQuery(query).terms, { forgive })(text).map(
    (ranges) => ranges && ranges.map(({ start, end }) => text.slice(start, end)),
  );

test("a word is found by its beginning from three letters on, a shorter one whole", () => {
  expect(found("lam", "Lamps and a lamp")).toEqual([["Lamps", "lamp"]]);
  expect(found("la", "Lamps, la la")).toEqual([["la", "la"]]);
  expect(found("amp", "lamp")).toEqual([null]);
  expect(found("100", "order EN1001")).toEqual([["EN1001"]]);
});

test("what is in quotation marks is found word for word, what hangs together one after the other", () => {
  expect(found('"blue lamp"', "the Blue  lamp, a blue lampshade")).toEqual([["Blue  lamp"]]);
  expect(found("maya.ho", "ask @maya.home or maya")).toEqual([["maya.home"]]);
  expect(found("maya.ho", "home of maya")).toEqual([null]);
});

test("scripts without spaces are found by any part", () => {
  expect(found("的灯", "蓝色的灯在哪里")).toEqual([["的灯"]]);
  expect(found("灯", "蓝色的灯在哪里")).toEqual([["灯"]]);
  expect(found("램프", "이 램프가")).toEqual([["램프"]]);
  expect(found("ไฟ", "โคมไฟ")).toEqual([["ไฟ"]]);
});

test("one mistyped letter of a word of five is forgiven when asked for, of a number none", () => {
  for (const mistyped of ["kitchn", "kitchenn", "kitxhen", "ktichen"])
    expect(found(mistyped, "for the kitchen", true), mistyped).toEqual([["kitchen"]]);
  expect(found("kitchn", "for the kitchen")).toEqual([null]);
  expect(found("lmap", "the lamp", true)).toEqual([null]);
  expect(found("10012", "order 10013", true)).toEqual([null]);
  expect(found("kiitchn", "for the kitchen", true)).toEqual([null]);
});

const word = fc.stringMatching(/^[a-z]{5,9}$/);

test("the variants of a word are exactly the words one letter away, both ways", () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 0, max: 2_000 }), (form, at) => {
      const variants = variantsOf(form);
      const variant = variants[at % variants.length] ?? "";
      expect(isForgiven(form)).toBe(true);
      expect(isOneLetterAway(form, variant)).toBe(true);
      if (isForgiven(variant)) expect(variantsOf(variant)).toContain(form);
    }),
  );
  expect(variantsOf("лампа")).toContain("лампи");
});

test("words further away are no variants", () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isOneLetterAway(one, other)).toBe(one !== other && variantsOf(one).includes(other));
    }),
  );
});

test("a snippet shows the hit, marked, and never more than a few lines", () => {
  const text = `${"before ".repeat(40)}the blue lamp ${"after ".repeat(40)}`;
  const at = text.indexOf("lamp");
  const parts = snippetOf(text, [{ start: at, end: at + 4 }]);
  expect(parts.filter(({ hit }) => hit)).toEqual([{ text: "lamp", hit: true }]);
  const shown = parts.map((part) => part.text).join("");
  expect(shown).toMatch(/^… before .*the blue lamp after .* …$/);
  expect(shown.length).toBeLessThan(160);
  expect(snippetOf("short", [])).toEqual([{ text: "short", hit: false }]);
});

test("whatever the text and the places, a snippet is a part of the text with the hits it marks", () => {
  fc.assert(
    fc.property(
      fc.oneof(typed, fc.string({ minLength: 200, maxLength: 400, unit: "grapheme" })),
      fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 9 })), { maxLength: 4 }),
      (text, places) => {
        const ranges = places
          .map(([start, length]) => ({ start, end: Math.min(start + length, text.length) }))
          .filter(({ start, end }) => start < end);
        const parts = snippetOf(text, ranges);
        const shown = parts
          .filter(({ text: part, hit }) => hit || (part !== "… " && part !== " …"))
          .map((part) => part.text)
          .join("");
        expect(text.replace(/\s+/gu, " ").replace(/\s+/gu, "")).toContain(shown.replace(/\s+/gu, ""));
        if (ranges.length > 0) expect(parts.some(({ hit }) => hit)).toBe(true);
      },
    ),
  );
});
