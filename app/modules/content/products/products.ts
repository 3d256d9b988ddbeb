/** Products as staff choose them for a customer: safe in the browser. */
import type { Money } from "#app/modules/orders/orders.ts";

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

export type ProductSearchOutcome =
  | { outcome: "found"; products: Product[] }
  /** The store has not allowed the app to read its products. */
  | { outcome: "not_allowed" }
  /** Shopify did not answer, or not in time. */
  | { outcome: "unavailable" };
