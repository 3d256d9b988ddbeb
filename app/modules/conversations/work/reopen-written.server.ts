import { now } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { recordEvents } from "./record-events.server.ts";

/**
 * Opens those of these threads again whose customer wrote something newer than whoever snoozed or closed them
 * knew. It follows from two registers, the newest message and what was known, so the order and repetition of
 * events make no difference. To be called in the transaction that moved the registers, before the queue is told.
 */
export async function reopenWritten(
  sql: ShopSql,
  scope: ShopScope,
  conversationIds: string[],
  at: Date = now(),
): Promise<void> {
  if (conversationIds.length === 0) return;
  const opened = await sql.query<{ id: string; before: string }>(
    `UPDATE conversations c SET status = 'open', snoozed_until = NULL, reopens_after = NULL
     FROM (
       SELECT id, status FROM conversations
       WHERE shop_id = $1 AND id = ANY ($2::uuid[]) AND status <> 'open' AND last_customer_message_at > reopens_after
       FOR NO KEY UPDATE
     ) AS parked
     WHERE c.shop_id = $1 AND c.id = parked.id RETURNING c.id, parked.status AS before`,
    [scope.shopId, conversationIds],
  );
  const events = opened.map(
    ({ id, before }) => ({ conversationId: id, kind: "status", before, after: "open" }) as const,
  );
  await recordEvents(sql, scope, events, { cause: "customer_wrote", staffId: null, at });
}
