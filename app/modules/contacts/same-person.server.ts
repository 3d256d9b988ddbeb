import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/**
 * These contacts and everybody of the same handle: on two accounts of a store one person is two contacts, with
 * two ids of Meta's.
 */
export async function withTheirOtherContacts(scope: ShopScope, contactIds: string[]): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(
      `SELECT DISTINCT other.id FROM contacts mine
       JOIN contacts other ON other.shop_id = mine.shop_id AND (other.id = mine.id OR other.handle_index = mine.handle_index)
       WHERE mine.shop_id = $1 AND mine.id = ANY ($2::uuid[])`,
      [scope.shopId, contactIds],
    ),
  );
  return rows.map((row) => row.id);
}
