/** Products as staff choose them for a customer: safe in the browser. */
import type { Money } from "#app/modules/orders/orders.ts";
import type { WordsByLanguage } from "../variables/telling.ts";

export interface ProductVariant {
  /** gid://shopify/ProductVariant/… */
  gid: string;
  title: string;
  price: Money;
  availability: Availability;
}

export interface Product {
  /** gid://shopify/Product/… */
  gid: string;
  title: string;
  /** Its page in the online store; null where it has none. */
  url: string | null;
  imageUrl: string | null;
  /** The lowest and the highest price of its variants. */
  price: { from: Money; to: Money };
  availability: Availability;
  /** Empty for a product without variants to choose from. */
  variants: ProductVariant[];
}

/** Whether it can be bought. `left`: how many there are, where the store counts them. */
export type Availability = { state: "out_of_stock" } | { state: "available"; left: number | null };

export type ProductsOutcome =
  | { outcome: "found"; products: Product[] }
  /** The store has not allowed the app to read its products. */
  | { outcome: "not_allowed" }
  /** Shopify did not answer, or not in time. */
  | { outcome: "unavailable" };

/** What a page gets that asks for products: with what is said of them to customers. */
export type ProductsAnswer = ProductsOutcome & { words: WordsByLanguage };

/** Names a product, or one variant of it. */
export interface ProductRef {
  productGid: string;
  /** Null for the product with all its variants. */
  variantGid: string | null;
}

/** What staff chose: a product, or one variant of it. */
export interface ProductChoice {
  product: Product;
  variant: ProductVariant | null;
}

/** A card that staff want to send. */
export interface AskedCard extends ProductRef {
  /** What they saw on it, by {@link factsOf}. */
  facts: string;
}

export function refOf({ product, variant }: ProductChoice): ProductRef {
  return { productGid: product.gid, variantGid: variant?.gid ?? null };
}

/** What a card says of a product, apart from how a language tells it. */
export function factsOf({ product, variant }: ProductChoice): string {
  const { from, to } = product.price;
  const prices = variant ? [variant.title, variant.price.amount] : [from.amount, to.amount];
  return [product.title, ...prices].join("\n");
}

/** What is meant, among products that were read; null when it is not among them. */
export function choiceOf(products: Product[], { productGid, variantGid }: ProductRef): ProductChoice | null {
  const product = products.find(({ gid }) => gid === productGid);
  const variant = product?.variants.find(({ gid }) => gid === variantGid) ?? null;
  return product && (variant || variantGid === null) ? { product, variant } : null;
}

export function isProductGid(text: string): boolean {
  return /^gid:\/\/shopify\/Product\/\d{1,20}$/.test(text);
}

export function isVariantGid(text: string): boolean {
  return /^gid:\/\/shopify\/ProductVariant\/\d{1,20}$/.test(text);
}
