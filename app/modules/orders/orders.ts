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
  tracking: TrackingLine[];
  items: { title: string; variantTitle: string | null; quantity: number }[];
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
