/** Shared words of offers, what staff make at Shopify for the person of a thread: safe in the browser. */
import type { ProductRef } from "#app/modules/content/products/products.ts";
import type { Money } from "#app/modules/orders/orders.ts";

/** What a discount takes off. */
export type DiscountValue = { kind: "percent"; percent: number } | { kind: "amount"; amount: Money };

/** A code that can be used once, for any order. */
export interface DiscountTerms {
  kind: "discount";
  value: DiscountValue;
  /** It ends so many days after it was made. */
  days: number;
  /** Only the customer whom staff confirmed the person to be may use it. */
  onlyCustomer: boolean;
  /** Whose page its link opens; null for the store's first page. */
  productGid: string | null;
}

/** An order to be paid by its link, at the store's own prices. */
export interface DraftOrderTerms {
  kind: "draft_order";
  lines: OrderLine[];
}

export interface OrderLine extends ProductRef {
  quantity: number;
}

export type OfferTerms = DiscountTerms | DraftOrderTerms;

/** What staff ask for. */
export interface AskedOffer {
  /** The same for each try: what was made by an earlier one is not made again. */
  id: string;
  conversationId: string;
  staffId: string;
  terms: OfferTerms;
}

export interface MadeDiscount {
  kind: "discount";
  code: string;
  /** Opens the store with the code applied. */
  link: string;
  value: DiscountValue;
  /** ISO 8601. */
  endsAt: string;
  onlyCustomer: boolean;
}

export interface MadeDraftOrder {
  kind: "draft_order";
  /** "#D1" */
  name: string;
  /** Opens the checkout. */
  link: string;
  total: Money;
}

/** What Shopify made of it. */
export type MadeOffer = MadeDiscount | MadeDraftOrder;

/** An offer as the thread shows it. */
export interface Offer {
  id: string;
  made: MadeOffer;
  madeAt: string;
  /** Null once who made it is gone. */
  author: string | null;
}

export type OfferOutcome =
  | { outcome: "made"; made: MadeOffer; /** By an earlier try. */ before: boolean }
  /** Shopify refused, in its words. */
  | { outcome: "refused"; reason: string }
  | { outcome: OfferProblem };

/** What a page gets that asked for an offer. */
export type OfferAnswer = OfferOutcome | { outcome: "not_permitted" };

export const offerProblems = [
  /** What is asked for is no offer. */
  "invalid",
  /** The shop has no such thread, or its person was erased. */
  "not_found",
  /** What is kept of the person is not used. */
  "restricted",
  /** Another try for the same is under way. */
  "in_progress",
  /** It is for a customer only, and staff have not confirmed who they are. */
  "customer_missing",
  /** The amount is in other money than the store's. */
  "currency_changed",
  "products_gone",
  /** The product has variants, and none was chosen. */
  "variant_missing",
  /** The store has not allowed the app to make such offers. */
  "not_allowed",
  /** Too much was asked of Shopify just now. */
  "busy",
  /** Shopify did not answer, and nothing was made. */
  "unavailable",
  /** Nobody knows whether it was made: to be tried again, with the same id. */
  "unclear",
] as const;

export type OfferProblem = (typeof offerProblems)[number];

/** What has to be allowed for each, beyond what the app was installed with. */
export const scopeFor = { discount: "write_discounts", draft_order: "write_draft_orders" } as const;

/** Ours: longer is no offer in a conversation, and more fits no draft order that anybody reads. */
export const offerLimits = { days: 365, lines: 20, quantity: 999 } as const;

/** Whether somebody could mean this. What Shopify makes of it, Shopify says. */
export function isOffer(terms: OfferTerms): boolean {
  if (terms.kind === "discount") return isValue(terms.value) && within(terms.days, offerLimits.days);
  const { length } = terms.lines;
  return (
    within(length, offerLimits.lines) &&
    terms.lines.every(({ quantity }) => within(quantity, offerLimits.quantity))
  );
}

function isValue(value: DiscountValue): boolean {
  return value.kind === "percent" ? within(value.percent, 100) : /[1-9]/.test(value.amount.amount);
}

function within(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
