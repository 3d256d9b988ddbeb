import { productsById } from "#app/integrations/shopify/operations/product-search.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import type { ProductRef } from "./products.ts";
import { isOnSale } from "./read-products.server.ts";

export type VariantsOutcome =
  /** In the order that was asked for. */
  | { outcome: "found"; gids: string[] }
  /** One of them is not on sale any more. */
  | { outcome: "products_gone" }
  /** A product is named that has several. */
  | { outcome: "variant_missing" }
  | { outcome: "not_allowed" | "unavailable" };

/** What an order names: the variants of products on sale. A product without variants has one at Shopify all the same. */
export async function variantsToSell(scope: ShopScope, refs: ProductRef[]): Promise<VariantsOutcome> {
  const ids = [...new Set(refs.map(({ productGid }) => productGid))];
  try {
    const { data } = await askAsShop(scope, productsById, { ids });
    const onSale = data.nodes.filter(isOnSale);
    const found = refs.map(({ productGid, variantGid }) => {
      const variants = onSale.find(({ id }) => id === productGid)?.variants.nodes ?? [];
      if (variantGid) return variants.find(({ id }) => id === variantGid)?.id;
      return variants.length > 1 ? null : variants[0]?.id;
    });
    if (found.includes(undefined)) return { outcome: "products_gone" };
    if (found.includes(null)) return { outcome: "variant_missing" };
    return { outcome: "found", gids: found.flatMap((gid) => gid ?? []) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { outcome: error.code === "ACCESS_DENIED" ? "not_allowed" : "unavailable" };
  }
}
