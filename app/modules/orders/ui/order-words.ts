/** The states of an order in the words of Shopify's own admin. Colour only where somebody has to act. */

/** A state as a badge shows it. */
export interface StateWord {
  label: string;
  tone?: "attention" | "warning" | "critical";
  progress?: "incomplete" | "partiallyComplete" | "complete";
}

const financial: Record<string, StateWord> = {
  AUTHORIZED: { label: "Authorised", tone: "attention", progress: "incomplete" },
  EXPIRED: { label: "Authorisation expired", tone: "warning" },
  EXPIRING: { label: "Authorisation expiring", tone: "warning" },
  OVERDUE: { label: "Payment overdue", tone: "warning", progress: "incomplete" },
  PAID: { label: "Paid", progress: "complete" },
  PARTIALLY_PAID: { label: "Partially paid", tone: "warning", progress: "partiallyComplete" },
  PARTIALLY_REFUNDED: { label: "Partially refunded", progress: "partiallyComplete" },
  PENDING: { label: "Payment pending", tone: "attention", progress: "incomplete" },
  REFUNDED: { label: "Refunded", progress: "complete" },
  UNPAID: { label: "Unpaid", tone: "attention", progress: "incomplete" },
  VOIDED: { label: "Voided" },
};

const fulfillment: Record<string, StateWord> = {
  FULFILLED: { label: "Fulfilled", progress: "complete" },
  IN_PROGRESS: { label: "In progress", tone: "attention", progress: "partiallyComplete" },
  ON_HOLD: { label: "On hold", tone: "warning", progress: "incomplete" },
  OPEN: { label: "Open", tone: "attention", progress: "incomplete" },
  PARTIALLY_FULFILLED: { label: "Partially fulfilled", tone: "attention", progress: "partiallyComplete" },
  PENDING_FULFILLMENT: { label: "Fulfilment pending", tone: "attention", progress: "incomplete" },
  REQUEST_DECLINED: { label: "Fulfilment declined", tone: "warning" },
  RESTOCKED: { label: "Restocked" },
  SCHEDULED: { label: "Scheduled", progress: "incomplete" },
  UNFULFILLED: { label: "Unfulfilled", tone: "attention", progress: "incomplete" },
};

const delivery: Record<string, StateWord> = {
  ATTEMPTED_DELIVERY: { label: "Delivery attempted", tone: "warning" },
  CANCELED: { label: "Delivery cancelled" },
  CARRIER_PICKED_UP: { label: "With the carrier" },
  CONFIRMED: { label: "Shipment confirmed" },
  DELAYED: { label: "Delayed", tone: "warning" },
  DELIVERED: { label: "Delivered", progress: "complete" },
  FAILURE: { label: "Delivery failed", tone: "critical" },
  IN_TRANSIT: { label: "On its way" },
  LABEL_PRINTED: { label: "Label printed" },
  LABEL_PURCHASED: { label: "Label bought" },
  LABEL_VOIDED: { label: "Label voided" },
  NOT_DELIVERED: { label: "Not delivered", tone: "critical" },
  OUT_FOR_DELIVERY: { label: "Out for delivery" },
  PICKED_UP: { label: "Picked up", progress: "complete" },
  READY_FOR_PICKUP: { label: "Ready for pickup" },
  SUBMITTED: { label: "Submitted" },
};

/** These repeat what the fulfilment badge says. */
const saysNothingNew = new Set(["FULFILLED", "MARKED_AS_FULFILLED"]);

function wordFrom(words: Record<string, StateWord>, code: string): StateWord {
  return Object.hasOwn(words, code) ? words[code]! : { label: humanise(code) };
}

/** "SOME_NEW_STATE" → "Some new state": Shopify adds states before we know them. */
export function humanise(code: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface OrderStates {
  cancelledAt: string | null;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  deliveryStatus: string | null;
}

/** The badges of an order, in the order they are read: cancelled, money, parcel. */
export function orderWords(order: OrderStates): StateWord[] {
  const { cancelledAt, financialStatus, fulfillmentStatus, deliveryStatus } = order;
  const found: StateWord[] = [];
  if (cancelledAt) found.push({ label: "Cancelled" });
  if (financialStatus) found.push(wordFrom(financial, financialStatus));
  if (fulfillmentStatus) found.push(wordFrom(fulfillment, fulfillmentStatus));
  if (deliveryStatus && !saysNothingNew.has(deliveryStatus)) found.push(wordFrom(delivery, deliveryStatus));
  return found;
}
