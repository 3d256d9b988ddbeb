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

/** The links of every contact to a customer, by our own ids. */
export async function linksTo(scope: ShopScope, customerGid: string): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>("SELECT id FROM links WHERE shop_id = $1 AND customer_gid = $2", [
      scope.shopId,
      customerGid,
    ]),
  );
  return rows.map((row) => row.id);
}

/** Deletes links by our own ids: what is left of a customer whom nobody may remember. */
export async function forgetLinks(scope: ShopScope, linkIds: string[]): Promise<void> {
  if (linkIds.length === 0) return;
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM links WHERE shop_id = $1 AND id = ANY ($2::uuid[])", [scope.shopId, linkIds]),
  );
}
