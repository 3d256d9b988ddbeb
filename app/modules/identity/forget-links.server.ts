import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/**
 * A customer was deleted at Shopify: nobody can be them any more, so what was suggested, confirmed and
 * refused about them goes.
 * @returns the contacts whose panel changes
 */
export async function forgetLinksTo(scope: ShopScope, customerGid: string): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ contact_id: string }>(
      "DELETE FROM links WHERE shop_id = $1 AND customer_gid = $2 RETURNING contact_id",
      [scope.shopId, customerGid],
    ),
  );
  return rows.map((row) => row.contact_id);
}
