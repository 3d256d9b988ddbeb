import { describe, expect, it } from "vitest";
import { ReplaceStream } from "#sandbox/admin/replace-stream.ts";
import { searchTest } from "#sandbox/shopify/search.ts";

describe("search syntax", () => {
  const record = {
    "*": ["Maya", "Lindqvist"],
    email: "maya.lindqvist@example.com",
    updated_at: "2026-01-05T00:00:00Z",
  };
  it.each([
    ["maya lind", true],
    ["maya NOT lind", false],
    ["tom OR maya", true],
    ['email:"lindqvist@example.com"', false],
    // Unquoted, an address is a bag of words: the trap that quotes are for.
    ["email:lindqvist@example.com", true],
    ["updated_at:>=2026-01-01", true],
    ["updated_at:<2026-01-01", false],
    ["(tom OR maya) email:example.com", true],
    ['say "hel\\"lo', false],
  ])("%s", (text, matches) => expect(searchTest(text)(record)).toBe(matches));
});

describe("replacing in a stream", () => {
  it.each([1, 3, 7])("replaces across pieces of %i bytes", async (size) => {
    const stream = new ReplaceStream("needle", "X");
    const given = Buffer.from("a neneedle näedle needl");
    for (let at = 0; at < given.length; at += size) stream.write(given.subarray(at, at + size));
    stream.end();
    let text = Buffer.alloc(0);
    for await (const part of stream) text = Buffer.concat([text, part as Buffer]);
    expect(text.toString("utf8")).toBe("a neX näedle needl");
  });
});
