import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

/** So many threads with a mention are named: nobody looks for more at once. */
const namedMentions = 99;

/**
 * Threads in which each of some members of the staff was mentioned and has not looked since, the newest mention
 * first: by their ids.
 */
export async function mentionsOf(scope: ShopScope, staffIds: string[]): Promise<Map<string, string[]>> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ staff_id: string; threads: string[] }>(
      `SELECT viewer.id AS staff_id, ARRAY(
         SELECT n.conversation_id FROM note_mentions m JOIN notes n ON n.shop_id = m.shop_id AND n.id = m.note_id
         WHERE m.shop_id = $1 AND m.staff_id = viewer.id AND m.seen_at IS NULL
         GROUP BY n.conversation_id ORDER BY max(n.written_at) DESC LIMIT ${namedMentions}) AS threads
       FROM unnest($2::uuid[]) AS viewer(id)`,
      [scope.shopId, staffIds.filter(isId)],
    ),
  );
  return new Map(rows.map((row) => [row.staff_id, row.threads]));
}
