import type { Line, Order } from "./records.ts";

/** Price of the lines as they were ordered. */
export function subtotal(order: Order): number {
  return order.lines.reduce((sum, line) => sum + linePrice(line), 0);
}

export function linePrice(line: Line): number {
  return line.quantity * Number(line.variant.price);
}

export function refundedSum(order: Order): number {
  return order.refunds.reduce((sum, refund) => sum + refund.amount, 0);
}

/** What the order comes to now, after refunds. */
export function orderTotal(order: Order): number {
  return subtotal(order) + order.shipping - refundedSum(order);
}

/** How much of it has been sent, in the words of the Admin API. */
export function fulfilmentState(order: Order): "FULFILLED" | "PARTIALLY_FULFILLED" | "UNFULFILLED" {
  const open = order.lines.some((line) => line.fulfilled < line.quantity);
  const sent = order.lines.some((line) => line.fulfilled > 0);
  return sent ? (open ? "PARTIALLY_FULFILLED" : "FULFILLED") : "UNFULFILLED";
}

/** The customer's page about the order; its key is a secret of the order, as in real addresses. */
export function statusPage(order: Order, domain: string): string {
  return `https://${domain}/77000000001/orders/${order.id.slice(-8)}c0ffee/authenticate?key=${order.number * 7_919}`;
}
