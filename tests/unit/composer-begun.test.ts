import { expect, test } from "vitest";
import { colonBefore, slashBefore } from "#app/modules/conversations/ui/composer/begun.ts";
import { leaveOut, placeholdersIn } from "#app/modules/conversations/ui/composer/placeholders.ts";

test.each([
  ["/", 1, { at: 0, typed: "" }],
  ["/where is", 9, { at: 0, typed: "where is" }],
  ["Hi /wh and more", 6, { at: 3, typed: "wh" }],
  ["first line\n/x", 13, { at: 11, typed: "x" }],
])("a / that begins a word asks for saved replies: %j", (text, caret, slash) => {
  expect(slashBefore(text, caret)).toEqual(slash);
});

test.each(["and/or", "https://example.com", "1/2", "/one\ntwo"])("other slashes do not: %j", (text) => {
  expect(slashBefore(text, text.length)).toBeNull();
});

test.each([
  [":pa", 3, { at: 0, typed: "pa" }],
  ["Thanks :red_he", 14, { at: 7, typed: "red_he" }],
  ["Дякую :сер", 10, { at: 6, typed: "сер" }],
])("a : that begins a name asks for emoji: %j", (text, caret, colon) => {
  expect(colonBefore(text, caret)).toEqual(colon);
});

test.each(["at 10:30", "https://example.com", "note:this", ":", ":)", ":-D", ":two words"])(
  "other colons do not: %j",
  (text) => {
    expect(colonBefore(text, text.length)).toBeNull();
  },
);

test("what is in braces is told once: without a value by its reason, known, or misspelt", () => {
  const text = "{{order.name}} {{order.date}} {{order.name}} {{shop.name}} {{order.nmae}}";
  const found = placeholdersIn(text, (name) =>
    name === "shop.name" ? { text: "Demo" } : { missing: "no_order" },
  );
  expect(found).toEqual([
    {
      kind: "missing",
      reason: "no_order",
      sources: ["{{order.name}}", "{{order.date}}"],
      names: ["order.name", "order.date"],
    },
    { kind: "known", sources: ["{{shop.name}}"], value: "Demo" },
    { kind: "fault", sources: ["{{order.nmae}}"], fault: expect.objectContaining({ nearest: "order.name" }) },
  ]);
});

test("what is left out takes the blank before it along", () => {
  expect(leaveOut("Hi {{customer.first_name}}, here", ["{{customer.first_name}}"])).toBe("Hi, here");
  expect(leaveOut("{{order.name}} is here", ["{{order.name}}"])).toBe(" is here");
});
