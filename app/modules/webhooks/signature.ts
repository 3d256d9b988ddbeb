import { createHmac, timingSafeEqual } from "node:crypto";

/** Meta: `X-Hub-Signature-256: sha256=<hex>` over the raw bytes (platform docs, "Validating payloads"). */
export function isSignedByMeta(
  body: Buffer,
  header: string | string[] | undefined,
  secrets: string[],
): boolean {
  if (typeof header !== "string" || !/^sha256=[0-9a-f]{64}$/i.test(header)) return false;
  return matchesAny(body, Buffer.from(header.slice("sha256=".length), "hex"), secrets);
}

/** Shopify: `X-Shopify-Hmac-Sha256: <base64>` over the raw bytes. */
export function isSignedByShopify(
  body: Buffer,
  header: string | string[] | undefined,
  secrets: string[],
): boolean {
  if (typeof header !== "string" || !/^[A-Za-z0-9+/]{43}=$/.test(header)) return false;
  return matchesAny(body, Buffer.from(header, "base64"), secrets);
}

/** Compares with every accepted secret in constant time, also after a match: time must not tell which. */
function matchesAny(body: Buffer, given: Buffer, secrets: string[]): boolean {
  let matched = false;
  for (const secret of secrets) {
    const expected = createHmac("sha256", secret).update(body).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) matched = true;
  }
  return matched;
}
