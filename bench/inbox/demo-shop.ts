import type pg from "pg";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";

/** The sandbox's store with its connected account; other shops of the same run are of other parts. */
export interface DemoShop {
  scope: ShopScope;
  accountId: string;
  /** The account's id at Instagram. */
  externalId: string;
}

/** @throws when no account of it is connected */
export async function demoShop(owner: pg.Pool): Promise<DemoShop> {
  const { rows } = await owner.query<{ id: string; domain: string; accountId: string; externalId: string }>(
    `SELECT s.id, s.domain, a.id AS "accountId", a.external_id AS "externalId"
     FROM shops s JOIN channel_accounts a ON a.shop_id = s.id WHERE s.domain = 'couplet-demo.myshopify.com'`,
  );
  const [shop] = rows;
  if (!shop) throw new Error("no account is connected");
  return { scope: shopScope(shop), accountId: shop.accountId, externalId: shop.externalId };
}
