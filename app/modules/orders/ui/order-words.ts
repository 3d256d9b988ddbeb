import type { TFunction } from "i18next";

/** The states of an order in the words of Shopify's own admin. Colour only where somebody has to act. */

/** How a badge looks. */
interface Look {
  tone?: "attention" | "warning" | "critical";
  progress?: "incomplete" | "partiallyComplete" | "complete";
}

/** A state as a badge shows it. */
export interface StateWord extends Look {
  label: string;
}

const financial = {
  AUTHORIZED: { tone: "attention", progress: "incomplete" },
  EXPIRED: { tone: "warning" },
  EXPIRING: { tone: "warning" },
  OVERDUE: { tone: "warning", progress: "incomplete" },
  PAID: { progress: "complete" },
  PARTIALLY_PAID: { tone: "warning", progress: "partiallyComplete" },
  PARTIALLY_REFUNDED: { progress: "partiallyComplete" },
  PENDING: { tone: "attention", progress: "incomplete" },
  REFUNDED: { progress: "complete" },
  UNPAID: { tone: "attention", progress: "incomplete" },
  VOIDED: {},
} satisfies Record<string, Look>;

const fulfillment = {
  FULFILLED: { progress: "complete" },
  IN_PROGRESS: { tone: "attention", progress: "partiallyComplete" },
  ON_HOLD: { tone: "warning", progress: "incomplete" },
  OPEN: { tone: "attention", progress: "incomplete" },
  PARTIALLY_FULFILLED: { tone: "attention", progress: "partiallyComplete" },
  PENDING_FULFILLMENT: { tone: "attention", progress: "incomplete" },
  REQUEST_DECLINED: { tone: "warning" },
  RESTOCKED: {},
  SCHEDULED: { progress: "incomplete" },
  UNFULFILLED: { tone: "attention", progress: "incomplete" },
} satisfies Record<string, Look>;

const delivery = {
  ATTEMPTED_DELIVERY: { tone: "warning" },
  CANCELED: {},
  CARRIER_PICKED_UP: {},
  CONFIRMED: {},
  DELAYED: { tone: "warning" },
  DELIVERED: { progress: "complete" },
  FAILURE: { tone: "critical" },
  IN_TRANSIT: {},
  LABEL_PRINTED: {},
  LABEL_PURCHASED: {},
  LABEL_VOIDED: {},
  NOT_DELIVERED: { tone: "critical" },
  OUT_FOR_DELIVERY: {},
  PICKED_UP: { progress: "complete" },
  READY_FOR_PICKUP: {},
  SUBMITTED: {},
} satisfies Record<string, Look>;

/** These repeat what the fulfilment badge says. */
const saysNothingNew = new Set(["FULFILLED", "MARKED_AS_FULFILLED"]);

/** The words of a code that we know; Shopify adds states before we know them. */
function known<Code extends string>(looks: Record<Code, Look>, code: string): code is Code {
  return Object.hasOwn(looks, code);
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
export function orderWords(t: TFunction<"orders">, order: OrderStates): StateWord[] {
  const { cancelledAt, financialStatus: money, fulfillmentStatus: work, deliveryStatus: parcel } = order;
  const found: StateWord[] = [];
  if (cancelledAt) found.push({ label: t("cancelled") });
  if (money)
    found.push(
      known(financial, money) ? { label: t(`financial.${money}`), ...financial[money] } : unknown(money),
    );
  if (work)
    found.push(
      known(fulfillment, work) ? { label: t(`fulfillment.${work}`), ...fulfillment[work] } : unknown(work),
    );
  if (parcel && !saysNothingNew.has(parcel))
    found.push(
      known(delivery, parcel) ? { label: t(`delivery.${parcel}`), ...delivery[parcel] } : unknown(parcel),
    );
  return found;
}

function unknown(code: string): StateWord {
  return { label: humanise(code) };
}
