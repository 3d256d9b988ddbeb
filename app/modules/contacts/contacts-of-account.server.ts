import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Ids of everybody who wrote to an account. */
export async function contactsOfAccount(scope: ShopScope, accountId: string): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>("SELECT id FROM contacts WHERE shop_id = $1 AND account_id = $2", [
      scope.shopId,
      accountId,
    ]),
  );
  return rows.map((row) => row.id);
}
