import type { CustomerContextQuery } from "#app/integrations/shopify/operations.generated.ts";
import type { CustomerSnapshotView, OrderSummary } from "./orders.ts";

type Customer = NonNullable<CustomerContextQuery["customer"]>;
type Order = Customer["orders"]["nodes"][number];

/** What is sealed of a customer: the view without what the row itself says, and nothing of it hidden. */
export type SnapshotData = Omit<
  CustomerSnapshotView,
  "fetchedAt" | "staleSince" | "lastError" | "email" | "phone"
> & { email: string | null; phone: string | null };

/** Shopify's answer as we keep it. Fields the app is not approved for come as null and stay null. */
export function toSnapshot(customer: Customer): SnapshotData {
  return {
    gid: customer.id,
    name: customer.displayName,
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
    city: customer.defaultAddress?.city ?? null,
    numberOfOrders: Number(customer.numberOfOrders),
    amountSpent: customer.amountSpent,
    tags: customer.tags,
    orders: customer.orders.nodes.map(toOrder),
  };
}

function toOrder(order: Order): OrderSummary {
  const fulfillments = [...order.fulfillments].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const newest = fulfillments[0];
  const refunded = order.totalRefundedSet.shopMoney;
  return {
    gid: order.id,
    name: order.name,
    processedAt: order.processedAt,
    cancelledAt: order.cancelledAt,
    financialStatus: order.displayFinancialStatus,
    fulfillmentStatus: order.displayFulfillmentStatus,
    deliveryStatus: newest?.displayStatus ?? null,
    estimatedDeliveryAt: newest?.estimatedDeliveryAt ?? null,
    total: order.currentTotalPriceSet.shopMoney,
    refunded: Number(refunded.amount) > 0 ? refunded : null,
    placedTotal: order.originalTotalPriceSet.shopMoney,
    refunds: order.refunds.flatMap(({ id, createdAt, totalRefundedSet }) =>
      createdAt ? [{ gid: id, at: createdAt, amount: totalRefundedSet.shopMoney }] : [],
    ),
    fulfillments: fulfillments
      .filter(({ displayStatus }) => displayStatus !== "CANCELED")
      .map(({ id, createdAt }) => ({ gid: id, at: createdAt })),
    tracking: fulfillments.flatMap((fulfillment) =>
      fulfillment.trackingInfo.map(({ company, number, url }) => ({ company, number, url })),
    ),
    items: order.lineItems.nodes.map(({ title, variantTitle, quantity }) => ({
      title,
      variantTitle,
      quantity,
    })),
  };
}

/** What a snapshot is bound to: the contact whose key seals it, and the customer it is about. */
export function snapshotContext(shopId: string, contactId: string, customerGid: string) {
  return { table: "customer_snapshots", column: "data_sealed", shopId, rowId: `${contactId} ${customerGid}` };
}
