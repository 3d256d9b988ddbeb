import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AccountState } from "./channels.ts";

/** The account a webhook is about, and the scope of the shop it belongs to. */
export interface FoundAccount {
  scope: ShopScope;
  account: { id: string; externalId: string; state: AccountState };
}

/**
 * Finds whose webhooks these are, by the account id that Meta names. Accounts that have to be reconnected are
 * found too: what customers write meanwhile is not lost.
 */
export async function accountsByExternalId(externalIds: string[]): Promise<Map<string, FoundAccount>> {
  const { rows } = await acrossShopsSql().query<{
    shop_id: string;
    domain: string;
    id: string;
    external_id: string;
    state: AccountState;
  }>({
    name: "accounts-by-external-id",
    text: `SELECT a.shop_id, s.domain, a.id, a.external_id, a.state
      FROM channel_accounts a JOIN shops s ON s.id = a.shop_id
      WHERE a.channel = 'instagram' AND a.external_id = ANY ($1::text[]) AND a.state <> 'disconnected'`,
    values: [externalIds],
  });
  return new Map(
    rows.map((row) => [
      row.external_id,
      {
        scope: shopScope({ id: row.shop_id, domain: row.domain }),
        account: { id: row.id, externalId: row.external_id, state: row.state },
      },
    ]),
  );
}
