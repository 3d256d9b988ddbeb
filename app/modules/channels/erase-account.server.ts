import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";

/** An account goes for good: token, ids, profile and, by the keys, whatever still hangs on it. */
export async function eraseAccount(scope: ShopScope, accountId: string): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM channel_accounts WHERE shop_id = $1 AND id = $2", [scope.shopId, accountId]),
  );
  await publish(scope, [{ kind: "connections" }]);
}
