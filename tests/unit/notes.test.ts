import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionedIn, noteParts, withNames, withTokens } from "#app/modules/conversations/notes/notes.ts";

const ana = { id: "11111111-1111-4111-8111-111111111111", name: "Ana T." };
const anabel = { id: "22222222-2222-4222-8222-222222222222", name: "Anabel" };
const ben = { id: "33333333-3333-4333-8333-333333333333", name: "Ben" };
const staff = [ana, anabel, ben];

test("a name behind an @ is a mention, whatever its case; a longer word is not", () => {
  expect(withTokens("@ana t. please, @BEN too", staff)).toBe(`@[${ana.id}] please, @[${ben.id}] too`);
  expect(withTokens("@Benjamin and ben@home", staff)).toBe("@Benjamin and ben@home");
  expect(withTokens("@Anabel", staff)).toBe(`@[${anabel.id}]`);
});

test("a note says whom it mentions, each once", () => {
  expect(mentionedIn(withTokens("@Ben @Anabel @Ben", staff))).toEqual([ben.id, anabel.id]);
  expect(mentionedIn("nobody at all")).toEqual([]);
});

test("a mention of somebody who is gone still reads as one", () => {
  expect(withNames(`ask @[${ben.id}] first`, [ana], "somebody who left")).toBe(
    "ask @somebody who left first",
  );
});

test("whatever is typed comes back as it was typed, and its parts say all of it", () => {
  const word = fc.oneof(fc.string(), fc.constantFrom("@Ben", "@Ana T.", " ", "@", "@[", "\n"));
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const typed = words.join("");
      const stored = withTokens(typed, staff);
      expect(withNames(stored, staff, "gone")).toBe(typed);
      const parts = noteParts(stored);
      expect(parts.every((part) => !("text" in part) || part.text !== "")).toBe(true);
    }),
  );
});
