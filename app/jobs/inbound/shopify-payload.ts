import { z } from "zod";

/**
 * What we read of Shopify's payloads. Ids are taken from the gid strings; where only a number is sent, from
 * the raw text, because JSON.parse rounds ids above 2^53.
 */
const payloadShape = z.object({
  admin_graphql_api_id: z.string().optional(),
  myshopify_domain: z.string().optional(),
  shop_domain: z.string().optional(),
  current: z.array(z.string()).optional(),
  customer: z
    .object({
      admin_graphql_api_id: z.string().optional(),
      email: z.string().nullish(),
      phone: z.string().nullish(),
    })
    .nullish(),
});

export type ShopifyPayload = z.infer<typeof payloadShape>;

/** The payload, or why it cannot be read. */
export function readPayload(body: Buffer): ShopifyPayload | "not_json" | "unknown_shape" {
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    return "not_json";
  }
  const parsed = payloadShape.safeParse(json);
  return parsed.success ? parsed.data : "unknown_shape";
}

/** The customer an order payload is about, as a gid; null for a guest. */
export function customerOfOrder(payload: ShopifyPayload, body: Buffer): string | null {
  const gid = payload.customer?.admin_graphql_api_id;
  if (gid) return gid;
  const number = /"customer"\s*:\s*\{[^{}]*?"id"\s*:\s*(\d+)/.exec(body.toString("utf8"))?.[1];
  return number ? `gid://shopify/Customer/${number}` : null;
}
