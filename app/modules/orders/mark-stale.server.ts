import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/**
 * Something of a customer changed at Shopify: what we keep of them is out of date.
 * @returns the contacts whose snapshot should be read again
 */
export async function markCustomerStale(scope: ShopScope, customerGid: string): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ contact_id: string }>(
      `UPDATE customer_snapshots SET stale_since = now() WHERE shop_id = $1 AND customer_gid = $2 RETURNING contact_id`,
      [scope.shopId, customerGid],
    ),
  );
  return rows.map((row) => row.contact_id);
}

/**
 * The customer was deleted at Shopify: nothing of them is kept.
 * @returns the contacts whose panel, and whose place in the queue, changes
 */
export async function forgetCustomer(scope: ShopScope, customerGid: string): Promise<string[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ contact_id: string }>(
      "DELETE FROM customer_snapshots WHERE shop_id = $1 AND customer_gid = $2 RETURNING contact_id",
      [scope.shopId, customerGid],
    ),
  );
  return rows.map((row) => row.contact_id);
}

/** A link was undone: what was kept because of it goes. */
export async function dropSnapshot(scope: ShopScope, contactId: string, customerGid: string): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM customer_snapshots WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3", [
      scope.shopId,
      contactId,
      customerGid,
    ]),
  );
}
