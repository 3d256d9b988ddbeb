import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** When something last came for any account of the shop; null when nothing ever did. */
export async function lastEventAt(scope: ShopScope): Promise<Date | null> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ at: Date | null }>(
      "SELECT max(last_event_at) AS at FROM channel_accounts WHERE shop_id = $1",
      [scope.shopId],
    ),
  );
  return row?.at ?? null;
}
