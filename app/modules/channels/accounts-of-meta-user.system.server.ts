import { findShopOfRequest } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";

export interface OwnedAccount {
  scope: ShopScope;
  accountId: string;
}

/**
 * The accounts that somebody connected, by whichever of the three ids Meta knows them by: its callbacks do not
 * say which one they mean (`/me.id`, `/me.user_id`, or the one of the code exchange).
 */
export async function accountsOfMetaUser(userId: string): Promise<OwnedAccount[]> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string; id: string }>(
    `SELECT shop_id, id FROM channel_accounts
     WHERE $1 IN (external_id, app_scoped_id, exchange_user_id)`,
    [userId],
  );
  const owned: OwnedAccount[] = [];
  for (const { shop_id, id } of rows) {
    const shop = await findShopOfRequest(shop_id);
    if (shop) owned.push({ scope: shop.scope, accountId: id });
  }
  return owned;
}

/**
 * The app was removed in Instagram's settings: the token is dead and goes, the connection is marked as removed,
 * conversations stay (promises R4-38, R4-41). The account may be connected again.
 */
export async function markRemoved({ scope, accountId }: OwnedAccount): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE channel_accounts SET state = 'disconnected', last_error = 'removed_at_instagram',
         token_sealed = NULL, token_issued_at = NULL, token_expires_at = NULL,
         subscribed_fields = '{}', disconnected_at = coalesce(disconnected_at, now())
       WHERE shop_id = $1 AND id = $2`,
      [scope.shopId, accountId],
    ),
  );
  await publish(scope, [{ kind: "connections" }]);
}
