import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSignedByMeta, isSignedByShopify } from "#app/modules/webhooks/signature.ts";

const body = Buffer.from('{"text":"\\u00e4 \\ud83d\\ude00 \\/ Привіт"}');
const meta = (secret: string, bytes = body) =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;
const shopify = (secret: string, bytes = body) => createHmac("sha256", secret).update(bytes).digest("base64");

// promise R4-30
test("every accepted secret of Meta's is accepted, another's is not", () => {
  expect(isSignedByMeta(body, meta("instagram"), ["instagram", "meta"])).toBe(true);
  expect(isSignedByMeta(body, meta("meta"), ["instagram", "meta"])).toBe(true);
  expect(isSignedByMeta(body, meta("stranger"), ["instagram", "meta"])).toBe(false);
});

test("the secret from before a rotation is accepted while it is configured", () => {
  expect(isSignedByShopify(body, shopify("old"), ["new", "old"])).toBe(true);
  expect(isSignedByShopify(body, shopify("old"), ["new"])).toBe(false);
});

test.each([
  ["missing", undefined],
  ["empty", ""],
  ["an array", [meta("instagram"), meta("instagram")]],
  ["truncated", meta("instagram").slice(0, -1)],
  ["without its scheme", meta("instagram").slice(7)],
  ["of the older kind", `sha1=${createHmac("sha1", "instagram").update(body).digest("hex")}`],
  ["doubled by a proxy", `${meta("instagram")}, ${meta("instagram")}`],
  ["over other bytes", meta("instagram", Buffer.from("{}"))],
])("a signature that is %s is refused", (_, header) => {
  expect(isSignedByMeta(body, header, ["instagram"])).toBe(false);
});

test("no made-up header is ever taken for a signature, and none crashes", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(isSignedByMeta(body, header, ["instagram"])).toBe(false);
      expect(isSignedByShopify(body, header, ["secret"])).toBe(false);
    }),
  );
});
