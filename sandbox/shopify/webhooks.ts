import { randomUUID } from "node:crypto";
import { pause } from "../http.ts";
import { hmac } from "./signing.ts";
import type { Delivery, ShopifyWorld } from "./world.ts";

export interface Webhook {
  topic: string;
  shop: string;
  /** The exact text that is signed and sent. */
  body: string;
  webhookId?: string | undefined;
  /** Deliver the very same webhook a second time. */
  duplicate?: boolean;
}

/** What became of the first delivery: the app's status, 0 when it could not be reached. */
export interface Delivered {
  status: number;
  webhookId: string;
}

/** Signs a webhook and delivers it; anything but 2xx is tried again later, with the same bytes. */
export async function sendWebhook(world: ShopifyWorld, webhook: Webhook): Promise<Delivered> {
  const { topic, shop, body } = webhook;
  const delivery: Delivery = { webhookId: webhook.webhookId ?? randomUUID(), topic, shop, attempts: [] };
  world.deliveries.push(delivery);
  const headers = headersOf(world, delivery, body);
  const status = await attempt(world, delivery, headers, body);
  if (webhook.duplicate) await attempt(world, delivery, headers, body);
  if (!isSuccess(status)) void retry(world, delivery, headers, body);
  return { status, webhookId: delivery.webhookId };
}

function headersOf(world: ShopifyWorld, delivery: Delivery, body: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": delivery.topic,
    "X-Shopify-Shop-Domain": delivery.shop,
    "X-Shopify-Hmac-Sha256": hmac(body, world.ctx.config.shopify.apiSecret, "base64"),
    "X-Shopify-API-Version": "2026-07",
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": randomUUID(),
    "X-Shopify-Triggered-At": new Date().toISOString(),
  };
}

async function attempt(
  world: ShopifyWorld,
  delivery: Delivery,
  headers: Record<string, string>,
  body: string,
): Promise<number> {
  const url = `${world.ctx.config.appUrl}/webhooks/shopify`;
  // Shopify waits five seconds for the whole answer and follows no redirect.
  const status = await fetch(url, {
    ...{ method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(5_000) },
  }).then(
    (answer) => answer.status,
    () => 0,
  );
  delivery.attempts.push({ at: new Date().toISOString(), status });
  return status;
}

async function retry(
  world: ShopifyWorld,
  delivery: Delivery,
  headers: Record<string, string>,
  body: string,
): Promise<void> {
  for (const delay of world.ctx.config.retryDelaysMs) {
    await pause(delay);
    // After a reset nobody waits for what was sent before it.
    if (!world.deliveries.includes(delivery)) return;
    if (isSuccess(await attempt(world, delivery, headers, body))) return;
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
