declare const brand: unique symbol;

/**
 * Proof that somebody was let into a shop. The first argument of everything that touches a shop's rows.
 * Made in four places only: the admin route, the extension route, webhook processing, job dispatch
 * (tests/architecture checks that).
 */
export interface ShopScope {
  readonly shopId: string;
  /** couplet-demo.myshopify.com */
  readonly domain: string;
  readonly [brand]: true;
}

/** Makes a scope. Callers have verified a session token, a webhook, or a job's shop. */
export function shopScope(shop: { id: string; domain: string }): ShopScope {
  return { shopId: shop.id, domain: shop.domain } as ShopScope;
}
