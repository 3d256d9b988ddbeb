import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/**
 * Destroys the keys of these persons: from here on nothing they wrote or are called can be read, here or in any
 * backup, however long the rows take.
 */
export async function destroyKeys(scope: ShopScope, contactIds: string[]): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM person_keys WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])", [
      scope.shopId,
      contactIds,
    ]),
  );
}
