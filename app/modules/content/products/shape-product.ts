import type { ProductSearchQuery } from "#app/integrations/shopify/operations.generated.ts";
import type { Availability, Product, ProductVariant } from "./products.ts";

type Found = ProductSearchQuery["products"]["nodes"][number];

/** What Shopify calls the variant of a product that has no variants. */
const onlyVariant = "Default Title";

/** A product as Shopify tells it. */
export function toProduct(found: Found): Product {
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
