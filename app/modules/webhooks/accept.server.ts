import type { IncomingHttpHeaders } from "node:http";
import { second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { instagramDigest, shopifyDigest } from "./digest.ts";
import { isSignedByMeta, isSignedByShopify } from "./signature.ts";
import { storeDelivery, type NewDelivery } from "./store-deliveries.system.server.ts";
import type { DeliverySource } from "./webhooks.ts";

/** What became of a webhook; the HTTP entry turns it into a status. */
export type AcceptOutcome = "stored" | "duplicate" | "unsigned" | "unavailable";

/** Both platforms give up after five seconds: an honest "try again" before that loses nothing. */
const storeTimeout = 4 * second;

const log = logger("webhooks");

/**
 * Verifies a webhook over its raw bytes and stores it; nothing else happens before it is answered.
 * Every accepted secret is tried: Meta signs with either app's, Shopify with the old one for an hour
 * after a rotation.
 */
export async function accept(
  source: DeliverySource,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<AcceptOutcome> {
  const delivery = source === "instagram" ? fromInstagram(headers, body) : fromShopify(headers, body);
  if (!delivery) return "unsigned";
  try {
    return await within(storeTimeout, storeDelivery(delivery));
  } catch (err) {
    log.error({ err: err as Error, source }, "a webhook could not be stored; its sender will try again");
    return "unavailable";
  }
}

function fromInstagram(headers: IncomingHttpHeaders, body: Buffer): NewDelivery | undefined {
  const { INSTAGRAM_APP_SECRET, META_APP_SECRET } = env();
  if (!isSignedByMeta(body, headers["x-hub-signature-256"], [INSTAGRAM_APP_SECRET, META_APP_SECRET])) return;
  return {
    source: "instagram",
    digest: instagramDigest(body),
    topic: "messages",
    shopDomain: null,
    triggeredAt: null,
    body,
  };
}

function fromShopify(headers: IncomingHttpHeaders, body: Buffer): NewDelivery | undefined {
  const { SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS } = env();
  const secrets = [SHOPIFY_API_SECRET, ...(SHOPIFY_API_SECRET_PREVIOUS ? [SHOPIFY_API_SECRET_PREVIOUS] : [])];
  if (!isSignedByShopify(body, headers["x-shopify-hmac-sha256"], secrets)) return;
  const shopDomain = text(headers["x-shopify-shop-domain"]).toLowerCase();
  const topic = text(headers["x-shopify-topic"]).toLowerCase();
  const digest = shopifyDigest(body, { shopDomain, topic, webhookId: text(headers["x-shopify-webhook-id"]) });
  return {
    source: "shopify",
    digest,
    topic,
    shopDomain,
    triggeredAt: time(headers["x-shopify-triggered-at"]),
    body,
  };
}

/** A header as one bounded line; what is missing is empty and found out when the delivery is processed. */
function text(header: string | string[] | undefined): string {
  return typeof header === "string" ? header.slice(0, 255) : "";
}

function time(header: string | string[] | undefined): Date | null {
  const parsed = new Date(text(header));
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("storing took too long")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
