import type { Order } from "./records.ts";
import { refundOf } from "./seed-orders.ts";
import type { ShopifyWorld } from "./world.ts";

export interface OrderChange {
  fulfil?: boolean | { company?: string; number?: string; url?: string };
  deliver?: boolean;
  cancel?: boolean | Order["cancelReason"];
  refund?: boolean | "part" | "all";
  note?: string;
}

/** Does to an order what staff would do to it in the admin. */
export function changeOrder(world: ShopifyWorld, order: Order, change: OrderChange): void {
  const now = new Date().toISOString();
  if (change.fulfil) fulfil(world, order, typeof change.fulfil === "object" ? change.fulfil : {}, now);
  if (change.deliver) deliver(order, now);
  if (change.cancel) {
    order.cancelledAt = now;
    order.cancelReason = typeof change.cancel === "string" ? change.cancel : "CUSTOMER";
    if (order.financial === "PENDING" || order.financial === "AUTHORIZED") order.financial = "VOIDED";
  }
  if (change.refund) refundOf(order, change.refund === "part" ? "part" : "all", Date.now());
  if (change.note !== undefined) order.note = change.note;
  order.updatedAt = now;
}

interface Parcel {
  company?: string;
  number?: string;
  url?: string;
}

/** Sends everything that has not been sent yet. */
function fulfil(world: ShopifyWorld, order: Order, parcel: Parcel, now: string): void {
  const open = order.lines.filter((line) => line.fulfilled < line.quantity);
  if (open.length === 0) throw new Error(`${order.name} has been sent already.`);
  const lines = open.map((line) => ({ line, quantity: line.quantity - line.fulfilled }));
  for (const line of open) line.fulfilled = line.quantity;
  const company = parcel.company ?? "DHL";
  const number = parcel.number ?? `003404349${order.number}`;
  const url = parcel.url ?? `https://www.dhl.com/en/express/tracking.html?AWB=${number}`;
  order.fulfillments.push({
    ...{
      id: world.newId(),
      name: `${order.name}.${order.fulfillments.length + 1}`,
      state: "IN_TRANSIT" as const,
    },
    ...{ createdAt: now, inTransitAt: now, deliveredAt: null, tracking: { company, number, url }, lines },
    estimatedDeliveryAt: new Date(Date.now() + 2 * 86_400_000).toISOString(),
  });
}

function deliver(order: Order, now: string): void {
  for (const one of order.fulfillments) Object.assign(one, { state: "DELIVERED", deliveredAt: now });
}
