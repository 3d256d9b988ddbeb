import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { KeyRingError, parseKeyRing } from "#app/platform/crypto/key-ring.server.ts";

const fresh = () => randomBytes(32).toString("base64");
const context = { table: "t", column: "c", shopId: "s", rowId: "r" };

test("the first key seals and every key opens, so a ring can be rotated", () => {
  const older = fresh();
  const before = parseKeyRing(`a:${older}`).seal("kept", context);
  const rotated = parseKeyRing(`b:${fresh()},a:${older}`);
  expect(rotated.open(before, context).toString()).toBe("kept");
  expect(() => parseKeyRing(`a:${older}`).open(rotated.seal("new", context), context)).toThrow("unknown_key");
});

test("a code holds for one text, one purpose and one key, and is the same in a ring that was rotated", () => {
  const older = fresh();
  const ring = parseKeyRing(`a:${older}`);
  const rotated = parseKeyRing(`b:${fresh()},a:${older}`);
  const code = ring.mac("addresses", "text", "a")?.toString("hex");
  expect(rotated.mac("addresses", "text", "a")?.toString("hex")).toBe(code);
  for (const other of [
    rotated.mac("addresses", "text", "b"),
    ring.mac("addresses", "other", "a"),
    ring.mac("other", "text", "a"),
  ])
    expect(other?.toString("hex")).not.toBe(code);
  expect(ring.mac("addresses", "text", "b")).toBeUndefined();
});

// promise R2-28
test.each([
  ["a published example", "k1:ZXhhbXBsZS1rZXktZG8tbm90LXVzZS1pbi1wcm9kISE=", "published example"],
  ["zeros", "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "published example"],
  ["a short key", "k1:c2hvcnQ=", "not 32 bytes"],
  ["no key", "k1:", "not 32 bytes"],
  ["a name that is no id", `K 1:${fresh()}`, "key id"],
])("%s is refused at boot", (_, text, reason) => {
  expect(() => parseKeyRing(text)).toThrow(KeyRingError);
  expect(() => parseKeyRing(text)).toThrow(reason);
});

test("the same key id twice is refused", () => {
  expect(() => parseKeyRing(`a:${fresh()},a:${fresh()}`)).toThrow("twice");
});

test("an error never shows the key", () => {
  const secret = randomBytes(20).toString("base64");
  expect(() => parseKeyRing(`k1:${secret}`)).not.toThrow(secret);
});
