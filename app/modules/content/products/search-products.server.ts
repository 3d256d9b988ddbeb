import { productSearch } from "#app/integrations/shopify/operations/product-search.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { askForProducts } from "./ask-for-products.server.ts";
import type { ProductsOutcome } from "./products.ts";
import { searchQuery } from "./search-query.ts";
import { toProduct } from "./shape-product.ts";

/** As many as are looked through before one types another word. */
const first = 12;

/** Products on sale whose words begin so, the most relevant first; without words some of them. */
export async function searchProducts(scope: ShopScope, words: string): Promise<ProductsOutcome> {
  return askForProducts(scope, async () => {
    const { data } = await askAsShop(scope, productSearch, { words: searchQuery(words), first });
    return data.products.nodes.map(toProduct);
  });
}
