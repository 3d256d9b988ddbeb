import type { OrderSummary } from "#app/modules/orders/orders.ts";

/** A customer the person is linked to. */
export interface CustomerSource {
  /** gid://shopify/Customer/… */
  gid: string;
  /** How staff tell one from another. */
  name: string;
  firstName: string | null;
  lastName: string | null;
  /** Newest first. */
  orders: OrderSummary[];
}

/** A product that staff chose. */
export interface ProductSource {
  title: string;
  /** The lowest, where variants differ. */
  price: { amount: string; currencyCode: string };
  /** Its page in the online store; null where it has none. */
  url: string | null;
}

/** Everything that variables of one conversation take their values from. */
export interface ReplySources {
  contact: { handle: string | null; name: string | null };
  /** First name of who writes. */
  staffName: string;
  shopName: string | null;
  /** IANA name: dates are told in the store's zone. */
  timezone: string;
  /** Nothing of this person may be used (docs/decisions/0015). */
  restricted: boolean;
  /** Linked customers that were read from Shopify. */
  customers: CustomerSource[];
  /** There are linked customers that were not read yet, or could not be. */
  unread: boolean;
  /** What staff chose where there was a choice. */
  chosen: { customerGid?: string; orderGid?: string; product?: ProductSource };
}

/** Why a variable has no value. `choose_…`: there are several, and staff say which. */
export type MissingReason =
  | "restricted"
  | "no_customer"
  | "customer_unread"
  | "choose_customer"
  | "choose_order"
  | "choose_product"
  | "no_first_name"
  | "no_last_name"
  | "no_order"
  | "no_items"
  | "no_tracking"
  | "no_page"
  | "no_handle"
  | "no_contact_name"
  | "no_shop_name";

/** "Ana" of "Ana T.": staff are known by their first name and an initial. */
export function firstNameOf(staffName: string): string {
  return staffName.replace(/ \p{L}\.$/u, "");
}
