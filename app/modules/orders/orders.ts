/** Shared words of orders: safe in the browser. Amounts are decimal strings as Shopify gives them. */
import type { Masked } from "#app/modules/contacts/masked.ts";

export interface Money {
  amount: string;
  currencyCode: string;
}

/** What Shopify calls the one variant of a product that has none. */
export const nameOfNoVariant = "Default Title";

export interface TrackingLine {
  company: string | null;
  number: string | null;
  url: string | null;
}

export interface OrderSummary {
  /** gid://shopify/Order/… */
  gid: string;
  /** "#1001" */
  name: string;
  processedAt: string;
  cancelledAt: string | null;
  /** PAID, PENDING, REFUNDED … */
  financialStatus: string | null;
  /** FULFILLED, UNFULFILLED, PARTIALLY_FULFILLED … */
  fulfillmentStatus: string | null;
  /** IN_TRANSIT, DELIVERED … of the newest fulfilment. */
  deliveryStatus: string | null;
  estimatedDeliveryAt: string | null;
  total: Money;
  refunded: Money | null;
  /**
   * What it came to when it was placed, and each refund and parcel with its time. All three are missing in what was
   * read before they were kept.
   */
  placedTotal?: Money;
  refunds?: { gid: string; at: string; amount: Money }[];
  fulfillments?: { gid: string; at: string }[];
  tracking: TrackingLine[];
  items: { title: string; variantTitle: string | null; quantity: number }[];
}

/** Something that happened to an order, for the timeline of a thread. */
export interface OrderMoment {
  /** Made of what happened to what: reading the order again gives the same. */
  id: string;
  kind: "placed" | "fulfilled" | "refunded" | "cancelled";
  /** ISO 8601. */
  at: string;
  /** gid://shopify/Order/… */
  orderGid: string;
  /** "#1001" */
  orderName: string;
  /** What the order came to, or what was paid back; null where no money moves. */
  amount: Money | null;
}

/** A linked customer as the panel shows them. */
export interface CustomerSnapshotView {
  /** gid://shopify/Customer/… */
  gid: string;
  name: string;
  /** As Shopify has them; null where the customer gave none, or the app may not read them. */
  firstName: string | null;
  lastName: string | null;
  email: Masked | null;
  phone: Masked | null;
  city: string | null;
  numberOfOrders: number;
  amountSpent: Money | null;
  tags: string[];
  /** Newest first. */
  orders: OrderSummary[];
  /** When this was read from Shopify. */
  fetchedAt: string;
  /** Since when it is known to be out of date; null when it is not. */
  staleSince: string | null;
  /** Why the last refresh failed. */
  lastError: string | null;
}

/** A linked customer of whom nothing could be read so far. */
export interface UnreadCustomer {
  /** gid://shopify/Customer/… */
  gid: string;
  /** Why the reading failed; null while it is under way. "customer_gone": Shopify has no such customer. */
  lastError: string | null;
}
