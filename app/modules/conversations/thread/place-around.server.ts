import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { PageCursor } from "../queue/page-cursor.ts";

/** So many messages that came after the one that is looked for stand below it. */
const below = 12;

/**
 * Where the page ends that shows a message with what was said around it.
 * @returns null where the end of the thread shows it, and where the thread has no such message
 */
export async function placeAround(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  messageId: string,
): Promise<PageCursor | null> {
  if (!isId(messageId)) return null;
  const [row] = await sql.query<{ sent_at: Date; id: string }>(
    `SELECT later.sent_at, later.id
     FROM messages AS sought, LATERAL (
       SELECT sent_at, id FROM messages
       WHERE shop_id = $1 AND conversation_id = $2 AND (sent_at, id) > (sought.sent_at, sought.id)
       ORDER BY sent_at, id OFFSET ${below} LIMIT 1
     ) AS later
     WHERE sought.shop_id = $1 AND sought.conversation_id = $2 AND sought.id = $3`,
    [shopId, conversationId, messageId],
  );
  return row ? { at: row.sent_at.toISOString(), id: row.id } : null;
}
