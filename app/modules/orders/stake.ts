import { day } from "#app/platform/clock.ts";
import type { CustomerSnapshotView, Money, OrderSummary } from "./orders.ts";

/** What a store has at stake with a person, the most first. */
export const stakeKinds = ["open_order", "recent_order", "customer"] as const;

export type StakeKind = (typeof stakeKinds)[number];

export interface Stake {
  kind: StakeKind;
  /** "#1001"; null where no single order is meant. */
  orderName: string | null;
  amount: Money | null;
}

/** Older orders that were never fulfilled are forgotten ones, not open ones. */
const openFor = 60 * day;
/** While something may still be wrong with what arrived. */
const recentFor = 14 * day;

/**
 * What a store has at stake with a person, from the customers they are linked to: an order under way before one that
 * just was, before having bought at all. The newest order of its kind speaks for the rest.
 */
export function stakeOf(customers: CustomerSnapshotView[], now: Date): Stake | null {
  const orders = customers
    .flatMap((customer) => customer.orders)
    .filter(({ cancelledAt, financialStatus }) => !cancelledAt && !over.has(financialStatus ?? ""))
    .sort((a, b) => b.processedAt.localeCompare(a.processedAt));
  const age = (order: OrderSummary) => now.getTime() - Date.parse(order.processedAt);
  const open = orders.find((order) => !isDelivered(order) && age(order) < openFor);
  if (open) return { kind: "open_order", orderName: open.name, amount: open.total };
  const recent = orders.find((order) => age(order) < recentFor);
  if (recent) return { kind: "recent_order", orderName: recent.name, amount: recent.total };
  const bought = customers.find(({ numberOfOrders }) => numberOfOrders > 0);
  return bought ? { kind: "customer", orderName: null, amount: bought.amountSpent } : null;
}

const over = new Set(["REFUNDED", "VOIDED"]);

/** Carriers that tell nothing leave "fulfilled" as the last word. */
function isDelivered({ fulfillmentStatus, deliveryStatus }: OrderSummary): boolean {
  return deliveryStatus === "DELIVERED" || (fulfillmentStatus === "FULFILLED" && deliveryStatus === null);
}
