import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** How many of the newest messages are looked at; a thread shows at most this many as unread. */
export const unreadCap = 100;

/**
 * Derives again what a list shows of these threads: the newest visible message, and how many of the
 * customer's nobody has read. Somebody has read what came before staff last looked, or last answered here or
 * in the Instagram app. To be called in the transaction that changed messages of the threads.
 */
export async function refreshThreads(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationIds: string[],
): Promise<void> {
  if (conversationIds.length === 0) return;
  // Locked first, so that the next statement sees whatever the last holder of the lock wrote. Without sorting
  // there is one way to the newest messages of a thread, its index; a plan made while tables are young and
  // statistics old may otherwise read every message of the shop, and stays in use for a minute or more.
  await sql.query(
    `SELECT id, set_config('enable_sort', 'off', true) FROM conversations
     WHERE shop_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [shopId, conversationIds],
  );
  await sql.query(refresh, [shopId, conversationIds]);
}

const refresh = `
  UPDATE conversations c SET last_message_id = newest.id, last_message_at = newest.sent_at,
    unread_count = (
      SELECT count(*) FROM unnest(newest.waiting) AS written(at)
      WHERE written.at > greatest(c.staff_seen_at, newest.answered_at, '-infinity'))
  FROM unnest($2::uuid[]) AS touched(id)
  CROSS JOIN LATERAL (
    SELECT (array_agg(m.id ORDER BY m.sent_at DESC, m.id DESC))[1] AS id, max(m.sent_at) AS sent_at,
      max(m.sent_at) FILTER (WHERE m.direction = 'out' AND m.origin <> 'other_app') AS answered_at,
      array_agg(m.sent_at) FILTER (WHERE m.direction = 'in' AND m.unsent_at IS NULL) AS waiting
    FROM (
      SELECT id, sent_at, direction, origin, unsent_at FROM messages
      WHERE shop_id = $1 AND conversation_id = touched.id AND sent_at IS NOT NULL
      ORDER BY sent_at DESC, id DESC LIMIT ${unreadCap}
    ) AS m
  ) AS newest
  WHERE c.shop_id = $1 AND c.id = touched.id`;
