import { createHash } from "node:crypto";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Money, OrderMoment, OrderSummary } from "./orders.ts";
import { openSnapshot, type SnapshotRow } from "./read-snapshots.server.ts";

/** Whose orders are asked for: those of some customers, kept for a contact under the contact's key. */
export interface OrdersOf {
  contactId: string;
  key: WrappedKey;
  customerGids: string[];
}

/** What happened to the last orders of customers, as far as it was read, in the caller's transaction. */
export async function orderMomentsIn(
  sql: ShopSql,
  scope: ShopScope,
  { contactId, key, customerGids }: OrdersOf,
): Promise<OrderMoment[]> {
  if (customerGids.length === 0) return [];
  const rows = await sql.query<SnapshotRow & Record<string, unknown>>(
    `SELECT customer_gid, data_sealed, fetched_at, stale_since, last_error FROM customer_snapshots
     WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = ANY ($3::text[]) AND data_sealed IS NOT NULL`,
    [scope.shopId, contactId, customerGids],
  );
  const orders = rows.flatMap((row) =>
    openSnapshot(scope, contactId, key, row).flatMap((customer) => customer.orders),
  );
  // Two customers whom Shopify merged may both have the order.
  return [...new Map(orders.flatMap(momentsOf).map((moment) => [moment.id, moment])).values()];
}

/** What happened to an order, as far as it is kept. */
export function momentsOf(order: OrderSummary): OrderMoment[] {
  const moment = (kind: OrderMoment["kind"], gid: string, at: string, amount: Money | null): OrderMoment => ({
    id: idOf(kind, gid),
    kind,
    at: new Date(at).toISOString(),
    orderGid: order.gid,
    orderName: order.name,
    amount,
  });
  const {
    gid,
    processedAt,
    cancelledAt,
    total,
    placedTotal = total,
    fulfillments = [],
    refunds = [],
  } = order;
  return [
    moment("placed", gid, processedAt, placedTotal),
    ...fulfillments.map((one) => moment("fulfilled", one.gid, one.at, null)),
    ...refunds.map((one) => moment("refunded", one.gid, one.at, one.amount)),
    ...(cancelledAt ? [moment("cancelled", gid, cancelledAt, null)] : []),
  ];
}

/** In the shape of the ids of all that stands in a timeline, so that it has a place among them. */
function idOf(kind: OrderMoment["kind"], gid: string): string {
  const hex = createHash("sha256").update(`${kind} ${gid}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
