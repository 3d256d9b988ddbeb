import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";

/**
 * Somebody of the staff looked at a thread: what is in it now is not unread any more. Never beyond the newest
 * message in it, so that one which was written before the look but came after it still counts as unread.
 * @param at when they looked
 * @returns whether that changed anything
 */
export async function markSeenByStaff(scope: ShopScope, conversationId: string, at: Date): Promise<boolean> {
  if (!isId(conversationId)) return false;
  return sqlInShop(scope, async (sql) => {
    const marked = await sql.query<{ id: string }>(
      `UPDATE conversations SET staff_seen_at = least($3::timestamptz, last_message_at)
       WHERE shop_id = $1 AND id = $2 AND last_message_at IS NOT NULL
         AND (staff_seen_at IS NULL OR staff_seen_at < least($3::timestamptz, last_message_at))
       RETURNING id`,
      [scope.shopId, conversationId, at],
    );
    if (marked.length === 0) return false;
    await refreshThreads(sql, scope, [conversationId]);
    return true;
  });
}
