import { shopify } from "#app/shopify.server.ts";

/**
 * Headers of every page. Shopify's library allows its own admin to frame a page whose address names the shop;
 * every other page may be framed by nobody.
 */
export function addPageHeaders(request: Request, headers: Headers): void {
  shopify().addDocumentResponseHeaders(request, headers);
  if (!headers.has("content-security-policy"))
    headers.set("content-security-policy", "frame-ancestors 'none'");
  headers.set("x-content-type-options", "nosniff");
  // Media is shown from Instagram's own addresses, which should not learn where.
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
}
