import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ConversationRow } from "../conversations.ts";
import { openRows, rowsOf, threadColumns, type SealedRow } from "./open-rows.server.ts";

/**
 * The rows of some threads as any list shows them, in no order. What is not there has no row: it is gone, or
 * nothing was said in it yet.
 * @param of threads by their own ids, and by whose they are
 */
export async function readRows(
  scope: ShopScope,
  of: { conversationIds: string[]; contactIds: string[] },
  now: Date,
): Promise<ConversationRow[]> {
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<SealedRow>(named, [scope.shopId, of.conversationIds, of.contactIds]);
    return openRows(sql, scope, rows, now);
  });
}

const named = rowsOf(`
  SELECT ${threadColumns} FROM conversations
  WHERE shop_id = $1 AND (id = ANY ($2::uuid[]) OR contact_id = ANY ($3::uuid[])) AND last_message_at IS NOT NULL`);
