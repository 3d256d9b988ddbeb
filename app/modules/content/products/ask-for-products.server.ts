import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import type { Product, ProductsOutcome } from "./products.ts";

const log = logger("content");

/** Asks Shopify for products, and says so where that cannot be done: nothing else waits for them. */
export async function askForProducts(
  { shopId }: ShopScope,
  ask: () => Promise<Product[]>,
): Promise<ProductsOutcome> {
  try {
    return { outcome: "found", products: await ask() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.code === "ACCESS_DENIED") return { outcome: "not_allowed" };
    log.warn({ err: error, shopId }, "products could not be read");
    return { outcome: "unavailable" };
  }
}
