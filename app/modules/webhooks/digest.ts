import { createHash } from "node:crypto";

/** Meta repeats a delivery byte for byte and gives it no id: the bytes are what makes it the same. */
export function instagramDigest(body: Buffer): Buffer {
  return createHash("sha256").update(body).digest();
}

/**
 * Shopify names each delivery (X-Shopify-Webhook-Id, the same on its retries). The headers are not
 * signed, so the signed bytes are part of the digest: a replay under another id cannot hide a real one.
 */
export function shopifyDigest(
  body: Buffer,
  headers: { shopDomain: string; topic: string; webhookId: string },
): Buffer {
  const named = `${headers.shopDomain}\0${headers.topic}\0${headers.webhookId}\0`;
  return createHash("sha256").update(named).update(body).digest();
}
