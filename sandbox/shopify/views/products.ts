import { connection, type PageArgs } from "../connection.ts";
import { gid, type Product, type Variant } from "../records.ts";
import type { Searchable } from "../search.ts";
import { metafieldFields, money, picture, type Scene } from "./shared.ts";

/** A product as the Admin API shows it. */
export function productView(product: Product, scene: Scene): { id: string } & Record<string, unknown> {
  const { title, handle, status, tags, createdAt, updatedAt, type } = product;
  const prices = product.variants.map(({ price }) => Number(price));
  const inventory = product.variants.reduce((sum, variant) => sum + variant.inventory, 0);
  const published = status === "ACTIVE";
  const media = mediaView(product, scene);
  const option = product.variants[0]!.options[0]!.name;
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: product.id,
    ...{ title, handle, status, tags, createdAt, updatedAt, productType: type, vendor: scene.shop.name },
    ...{ publishedAt: published ? createdAt : null, totalInventory: inventory, tracksInventory: true },
    ...{ description: `${title}, made to last.`, descriptionHtml: `<p>${title}, made to last.</p>` },
    ...{
      isGiftCard: false,
      hasOnlyDefaultVariant: false,
      hasOutOfStockVariants: prices.length > 0 && inventory === 0,
    },
    onlineStoreUrl: published ? `https://${scene.shop.domain}/products/${handle}` : null,
    onlineStorePreviewUrl: `https://${scene.shop.domain}/products_preview?preview_key=${product.id}`,
    priceRangeV2: {
      minVariantPrice: money(Math.min(...prices), scene),
      maxVariantPrice: money(Math.max(...prices), scene),
    },
    featuredMedia: media,
    media: (args: PageArgs) => connection([media], args),
    options: [
      {
        id: gid("ProductOption", product.id),
        name: option,
        position: 1,
        values: product.variants.map((one) => one.title),
      },
    ],
    variantsCount: { count: product.variants.length, precision: "EXACT" },
    variants: (args: PageArgs) =>
      connection(
        product.variants.map((one) => variantView(one, product, scene)),
        args,
      ),
    ...metafieldFields(product, "PRODUCT"),
  };
}

export function variantView(
  variant: Variant,
  product: Product,
  scene: Scene,
): { id: string } & Record<string, unknown> {
  const { title, sku, price, inventory, options } = variant;
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: variant.id,
    ...{ title, sku, price, compareAtPrice: null, barcode: null, taxable: true, inventoryPolicy: "DENY" },
    ...{
      displayName: `${product.title} - ${title}`,
      inventoryQuantity: inventory,
      availableForSale: inventory > 0,
    },
    ...{ sellableOnlineQuantity: inventory, position: product.variants.indexOf(variant) + 1 },
    ...{ createdAt: product.createdAt, updatedAt: product.updatedAt, selectedOptions: options },
    media: (args: PageArgs) => connection([mediaView(product, scene)], args),
    product: () => productView(product, scene),
  };
}

function mediaView(product: Product, scene: Scene): { id: string } & Record<string, unknown> {
  const image = picture(product.picture, product.title, scene);
  const id = gid("MediaImage", product.id);
  const common = { alt: product.title, mediaContentType: "IMAGE", status: "READY" };
  return { __typename: "MediaImage", id, ...common, image, preview: { image, status: "READY" } };
}

/** What `products(query:)` looks through. */
export function searchableProduct(product: Product): Searchable {
  const { id, title, handle, type, tags, status, variants, createdAt, updatedAt } = product;
  const skus = variants.map(({ sku }) => sku);
  return {
    "*": [title, type, ...tags, ...skus, ...variants.map((variant) => variant.title)],
    ...{ id, title, handle, tag: tags, product_type: type, status: status.toLowerCase(), sku: skus },
    ...{ created_at: createdAt, updated_at: updatedAt, price: variants.map(({ price }) => price) },
    inventory_total: variants.reduce((sum, variant) => sum + variant.inventory, 0),
  };
}
