/** What the stand-in shop remembers. Ids are strings of digits: some are above 2^53, as real ones are. */

export interface Staff {
  id: string;
  key: string;
  firstName: string;
  lastName: string;
  email: string;
  owner: boolean;
  locale: string;
}

export interface Address {
  id: string;
  firstName: string;
  lastName: string;
  address1: string;
  zip: string;
  city: string;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Metafield {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface Customer {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  locale: string;
  note: string | null;
  tags: string[];
  address: Address;
  createdAt: string;
  updatedAt: string;
  metafields: Metafield[];
}

export interface Variant {
  id: string;
  title: string;
  sku: string;
  price: string;
  inventory: number;
  options: { name: string; value: string }[];
}

export interface Product {
  id: string;
  title: string;
  handle: string;
  type: string;
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  tags: string[];
  /** Number of its picture under `/__sandbox/products/`. */
  picture: number;
  variants: Variant[];
  createdAt: string;
  updatedAt: string;
  metafields: Metafield[];
}

export interface Line {
  id: string;
  product: Product;
  variant: Variant;
  quantity: number;
  fulfilled: number;
  refunded: number;
}

export type DeliveryState =
  "CONFIRMED" | "IN_TRANSIT" | "OUT_FOR_DELIVERY" | "DELAYED" | "DELIVERED" | "CANCELED";

export interface Fulfillment {
  id: string;
  name: string;
  state: DeliveryState;
  createdAt: string;
  inTransitAt: string | null;
  estimatedDeliveryAt: string | null;
  deliveredAt: string | null;
  tracking: { company: string; number: string; url: string } | null;
  lines: { line: Line; quantity: number }[];
}

export interface Refund {
  id: string;
  amount: number;
  note: string | null;
  createdAt: string;
}

export type FinancialState =
  "AUTHORIZED" | "PENDING" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";

export interface Order {
  id: string;
  number: number;
  name: string;
  customer: Customer | null;
  email: string | null;
  phone: string | null;
  processedAt: string;
  updatedAt: string;
  closedAt: string | null;
  cancelledAt: string | null;
  cancelReason: "CUSTOMER" | "INVENTORY" | "FRAUD" | "OTHER" | null;
  financial: FinancialState;
  lines: Line[];
  shipping: number;
  fulfillments: Fulfillment[];
  refunds: Refund[];
  shippingAddress: Address | null;
  note: string | null;
  tags: string[];
  metafields: Metafield[];
}

/** A discount that whoever knows its code may use. */
export interface Discount {
  id: string;
  code: string;
  title: string;
  /** Between 0 and 1; null where it takes an amount off. */
  percentage: number | null;
  /** A decimal string; null where it takes a percentage off. */
  amount: string | null;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  /** Who may use it; everybody where nobody is named. */
  customers: Customer[];
  createdAt: string;
}

/** An order that the customer has yet to pay. */
export interface DraftOrder {
  id: string;
  /** "#D1" */
  name: string;
  customer: Customer | null;
  lines: { product: Product; variant: Variant; quantity: number }[];
  note: string | null;
  tags: string[];
  createdAt: string;
}

export interface Shop {
  /** e.g. couplet-demo.myshopify.com */
  domain: string;
  /** e.g. couplet-demo */
  handle: string;
  id: string;
  name: string;
  email: string;
  currency: string;
  timezone: string;
  city: string;
  staff: Staff[];
  customers: Customer[];
  products: Product[];
  orders: Order[];
  discounts: Discount[];
  draftOrders: DraftOrder[];
}

/** The id GraphQL gives a record. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The digits of a GraphQL id of that type, or null when it is not one. */
export function digitsOf(type: string, id: string): string | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)$/.exec(id);
  return match?.[1] === type ? (match[2] ?? null) : null;
}
