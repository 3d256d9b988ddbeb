import type { ProductSearchQuery } from "#app/integrations/shopify/operations.generated.ts";
import { productSearch } from "#app/integrations/shopify/operations/product-search.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import type { Availability, Product, ProductSearchOutcome, ProductVariant } from "./products.ts";
import { searchQuery } from "./search-query.ts";

type Found = ProductSearchQuery["products"]["nodes"][number];

/** As many as are looked through before one types another word. */
const first = 12;

/** What Shopify calls the variant of a product that has no variants. */
const onlyVariant = "Default Title";

const log = logger("content");

/** Products on sale whose words begin so, the most relevant first; without words some of them. */
export async function searchProducts(scope: ShopScope, words: string): Promise<ProductSearchOutcome> {
  try {
    const { data } = await askAsShop(scope, productSearch, { words: searchQuery(words), first });
    return { outcome: "found", products: data.products.nodes.map(toProduct) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.code === "ACCESS_DENIED") return { outcome: "not_allowed" };
    log.warn({ err: error, shopId: scope.shopId }, "products could not be searched");
    return { outcome: "unavailable" };
  }
}

function toProduct(found: Found): Product {
  const { id, title, onlineStoreUrl, featuredMedia, priceRangeV2, tracksInventory, variants } = found;
  const { minVariantPrice: from, maxVariantPrice: to } = priceRangeV2;
  const choices = variants.nodes.filter((variant) => variant.title !== onlyVariant);
  return {
    gid: id,
    title,
    url: onlineStoreUrl,
    imageUrl: featuredMedia?.preview?.image?.url ?? null,
    price: { from, to },
    availability: availability(
      variants.nodes.some(({ availableForSale }) => availableForSale),
      tracksInventory ? found.totalInventory : null,
    ),
    variants: choices.map((variant) => toVariant(variant, from.currencyCode, tracksInventory)),
  };
}

function toVariant(
  { id, title, price, availableForSale, inventoryQuantity }: Found["variants"]["nodes"][number],
  currencyCode: string,
  tracked: boolean,
): ProductVariant {
  return {
    gid: id,
    title,
    price: { amount: price, currencyCode },
    availability: availability(availableForSale, tracked ? inventoryQuantity : null),
  };
}

/** What is sold beyond the stock is available without a number. */
function availability(forSale: boolean, left: number | null): Availability {
  if (!forSale) return { state: "out_of_stock" };
  return { state: "available", left: left !== null && left > 0 ? left : null };
}
