import fc from "fast-check";
import { expect, test } from "vitest";
import { longestDetail, readDetail } from "#app/modules/contacts/fields/fields.ts";

const field = (kind: "text" | "number" | "date" | "choice", choices: string[] = []) => ({ kind, choices });

test("nothing but spaces empties a field of any kind", () => {
  for (const kind of ["text", "number", "date", "choice"] as const)
    expect(readDetail(field(kind), "  \n")).toEqual({ value: "" });
});

test("a text is kept as it was typed, as long as it is not too long", () => {
  expect(readDetail(field("text"), "  likes brass ")).toEqual({ value: "likes brass" });
  expect(readDetail(field("text"), "😀".repeat(longestDetail))).toHaveProperty("value");
  expect(readDetail(field("text"), "x".repeat(longestDetail + 1))).toEqual({ problem: "too_long" });
});

test("a number is read with a decimal dot or comma and with spaces, and is kept with a dot", () => {
  for (const [typed, value] of [
    ["42", "42"],
    ["3,5", "3.5"],
    ["-0.50", "-0.5"],
    ["1 000", "1000"],
    ["007", "7"],
  ] as const)
    expect(readDetail(field("number"), typed)).toEqual({ value });
  for (const typed of ["six", "1,2,3", "1e5", "0x10", "12345678901234567", "-", "."])
    expect(readDetail(field("number"), typed)).toEqual({ problem: "not_a_number" });
});

test("whatever number is kept reads again as the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.integer({ min: 0, max: 999 }),
      (whole, part) => {
        const read = readDetail(field("number"), `${whole}.${part}`);
        expect(read).toHaveProperty("value");
        if ("value" in read) expect(readDetail(field("number"), read.value)).toEqual(read);
      },
    ),
  );
});

test("a date is one that exists", () => {
  expect(readDetail(field("date"), "2024-02-29")).toEqual({ value: "2024-02-29" });
  for (const typed of ["2025-02-29", "2025-13-01", "29.02.2024", "yesterday"])
    expect(readDetail(field("date"), typed)).toEqual({ problem: "not_a_date" });
});

test("a choice is one of the choices", () => {
  expect(readDetail(field("choice", ["S", "M"]), "M")).toEqual({ value: "M" });
  expect(readDetail(field("choice", ["S", "M"]), "m")).toEqual({ problem: "not_a_choice" });
});
