import { findShopsById } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AccountState } from "./channels.ts";

/** The account a webhook is about, and the scope of the shop it belongs to. */
export interface FoundAccount {
  scope: ShopScope;
  account: { id: string; externalId: string; state: AccountState };
}

/**
 * Finds whose webhooks these are, by the account id that Meta names. Accounts that have to be reconnected are
 * found too: what customers write meanwhile is not lost. Accounts of shops that uninstalled are not.
 */
export async function accountsByExternalId(externalIds: string[]): Promise<Map<string, FoundAccount>> {
  const { rows } = await acrossShopsSql().query<{
    shop_id: string;
    id: string;
    external_id: string;
    state: AccountState;
  }>({
    name: "accounts-by-external-id",
    text: `SELECT shop_id, id, external_id, state FROM channel_accounts
      WHERE channel = 'instagram' AND external_id = ANY ($1::text[]) AND state <> 'disconnected'`,
    values: [externalIds],
  });
  const scopes = await findShopsById([...new Set(rows.map((row) => row.shop_id))]);
  const found = new Map<string, FoundAccount>();
  for (const { shop_id, id, external_id: externalId, state } of rows) {
    const scope = scopes.get(shop_id);
    if (scope) found.set(externalId, { scope, account: { id, externalId, state } });
  }
  return found;
}
