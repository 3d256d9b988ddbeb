import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "#app/modules/search/days.ts";
import { asksSomething, dayAfter, parseQuery, writeOperator } from "#app/modules/search/query.ts";
import { dayStart, isoDayIn } from "#app/modules/conversations/search/day-start.ts";

const words = (text: string) =>
  parseQuery(text).terms.map(({ words: its, exact }) => [
    its.map(({ forms: [form] }) => form).join(" "),
    exact,
  ]);

test("words are looked for together, phrases and what hangs together one after the other", () => {
  expect(words('lamp "in stock" maya.home #1001')).toEqual([
    ["lamp", false],
    ["in stock", true],
    ["maya home", false],
    ["1001", false],
  ]);
});

test("operators are read wherever they stand, with or without quotation marks", () => {
  expect(
    parseQuery('from:@Maya lamp label:"very important" label:vip assignee:ana has:attachment'),
  ).toMatchObject({
    from: "maya",
    labels: ["very important", "vip"],
    assignee: "ana",
    attachments: true,
  });
  expect(parseQuery("after:2026-10-01 before:2026-11-01")).toMatchObject({
    after: "2026-10-01",
    before: "2026-11-01",
  });
  expect(parseQuery("on:2026-12-31")).toMatchObject({ after: "2026-12-31", before: "2027-01-01" });
});

test("what is no operator, or says nothing, is words", () => {
  expect(words("before:yesterday")).toEqual([["before yesterday", false]]);
  expect(words("on:2026-02-30")).toEqual([["on 2026 02 30", false]]);
  expect(words("note: ask https://shop.com")).toEqual([
    ["note", false],
    ["ask", false],
    ["https shop com", false],
  ]);
  expect(parseQuery("from:")).toMatchObject({ from: null });
});

test("a letter by itself asks nothing, and beside words nothing more", () => {
  expect(asksSomething(parseQuery("l"))).toBe(false);
  expect(asksSomething(parseQuery("  ?! "))).toBe(false);
  expect(asksSomething(parseQuery("灯"))).toBe(true);
  expect(asksSomething(parseQuery("7"))).toBe(true);
  expect(words("lamp b")).toEqual([["lamp", false]]);
});

test("reading never fails, and the order of the pieces makes no difference", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(() => parseQuery(text)).not.toThrow();
    }),
  );
  const pieces = [
    "lamp",
    '"in stock"',
    "from:@maya",
    "label:vip",
    "after:2026-10-01",
    "#1001",
    "has:attachment",
  ];
  const sorted = (text: string) => {
    const { terms, ...rest } = parseQuery(text);
    return { ...rest, terms: terms.map((term) => JSON.stringify(term)).sort() };
  };
  fc.assert(
    fc.property(fc.shuffledSubarray(pieces, { minLength: 2 }), (some) => {
      expect(sorted(some.join(" "))).toEqual(sorted(some.toSorted().join("  ")));
    }),
  );
});

test("an operator that was written is read as it was meant", () => {
  const name = fc
    .string({ minLength: 1, unit: "grapheme" })
    .filter((text) => !/["\s]/u.test(text) || !text.includes('"'));
  fc.assert(
    fc.property(name, (value) => {
      fc.pre(value.trim() !== "" && value.length < 200);
      expect(parseQuery(`lamp ${writeOperator("label", value)}`).labels).toEqual([value]);
    }),
  );
});

test("days are understood as people type them, and nothing else is a day", () => {
  const today = "2026-11-25";
  for (const [typed, day] of [
    ["2026-11-01", "2026-11-01"],
    ["1.11.2026", "2026-11-01"],
    ["1/11/2026", "2026-11-01"],
    ["11/25/2026", "2026-11-25"],
    ["1 Nov", "2026-11-01"],
    ["Nov 1, 2026", "2026-11-01"],
    ["26 November", "2025-11-26"],
    ["1. Dezember", "2025-12-01"],
    ["3 de mayo de 2026", "2026-05-03"],
    ["14 juillet 2026", "2026-07-14"],
    ["24 серпня 2026", "2026-08-24"],
  ] as const)
    expect(dayOf(typed, today), typed).toBe(day);
  for (const typed of ["1001", "30.2.2026", "nov", "1 lamp", "2026-13-01", "may 1001", "25"])
    expect(dayOf(typed, today), typed).toBeNull();
});

test("a day begins at the shop's midnight, also when clocks change", () => {
  expect(dayStart("2026-11-01", "Europe/Berlin").toISOString()).toBe("2026-10-31T23:00:00.000Z");
  expect(dayStart("2026-10-25", "Europe/Berlin").toISOString()).toBe("2026-10-24T22:00:00.000Z");
  expect(dayStart("2026-10-26", "Europe/Berlin").toISOString()).toBe("2026-10-25T23:00:00.000Z");
  expect(dayStart("2026-03-08", "America/New_York").toISOString()).toBe("2026-03-08T05:00:00.000Z");
  expect(isoDayIn(new Date("2026-10-31T23:30:00Z"), "Europe/Berlin")).toBe("2026-11-01");
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});
