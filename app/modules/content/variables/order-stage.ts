import type { OrderSummary } from "#app/modules/orders/orders.ts";

/** How far an order has come, as a customer asks about it. */
export const orderStages = [
  "cancelled",
  "refunded",
  "awaiting_payment",
  "being_prepared",
  "partly_shipped",
  "shipped",
  "on_its_way",
  "out_for_delivery",
  "delivery_attempted",
  "delayed",
  "ready_for_pickup",
  "delivered",
  "not_delivered",
] as const;

export type OrderStage = (typeof orderStages)[number];

/** Shopify's FulfillmentDisplayStatus, as far as it says more than that something was shipped. */
const stageOfDelivery: Record<string, OrderStage> = {
  ATTEMPTED_DELIVERY: "delivery_attempted",
  CARRIER_PICKED_UP: "on_its_way",
  DELAYED: "delayed",
  DELIVERED: "delivered",
  FAILURE: "not_delivered",
  IN_TRANSIT: "on_its_way",
  NOT_DELIVERED: "not_delivered",
  OUT_FOR_DELIVERY: "out_for_delivery",
  PICKED_UP: "delivered",
  READY_FOR_PICKUP: "ready_for_pickup",
};

const unpaid = new Set(["PENDING", "UNPAID", "OVERDUE", "EXPIRED"]);

/** The one stage an order is in: what ended it first, then the parcel, then the money. */
export function orderStage(order: OrderSummary): OrderStage {
  if (order.cancelledAt !== null) return "cancelled";
  if (order.financialStatus === "REFUNDED") return "refunded";
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") return "partly_shipped";
  const delivery = stageOfDelivery[order.deliveryStatus ?? ""];
  if (delivery) return delivery;
  if (order.fulfillmentStatus === "FULFILLED") return "shipped";
  return unpaid.has(order.financialStatus ?? "") ? "awaiting_payment" : "being_prepared";
}
