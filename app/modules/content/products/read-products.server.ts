import type { ProductsByIdQuery } from "#app/integrations/shopify/operations.generated.ts";
import { productsById } from "#app/integrations/shopify/operations/product-search.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { askForProducts } from "./ask-for-products.server.ts";
import type { ProductsOutcome } from "./products.ts";
import { toProduct } from "./shape-product.ts";

/** Products as they are now, of those that are still on sale. Shopify answers a shop about its own only. */
export async function readProducts(scope: ShopScope, gids: string[]): Promise<ProductsOutcome> {
  const ids = [...new Set(gids)];
  if (ids.length === 0) return { outcome: "found", products: [] };
  return askForProducts(scope, async () => {
    const { data } = await askAsShop(scope, productsById, { ids });
    return data.nodes.filter(isOnSale).map(toProduct);
  });
}

type Node = ProductsByIdQuery["nodes"][number];
type Found = Extract<Node, { status: unknown }>;

/** Whether it is a product that can be bought. */
export function isOnSale(node: Node): node is Found {
  return node !== null && "status" in node && node.status === "ACTIVE";
}
