import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { CustomerSnapshotView, UnreadCustomer } from "./orders.ts";
import { snapshotContext, type SnapshotData } from "./snapshot.ts";

interface Row {
  customer_gid: string;
  data_sealed: Buffer;
  fetched_at: Date;
  stale_since: Date | null;
  last_error: string | null;
}

/** The linked customers of a contact as last read from Shopify, the most recently read first. */
export async function readSnapshots(scope: ShopScope, contactId: string): Promise<CustomerSnapshotView[]> {
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<Row>(
      `SELECT customer_gid, data_sealed, fetched_at, stale_since, last_error FROM customer_snapshots
       WHERE shop_id = $1 AND contact_id = $2 AND data_sealed IS NOT NULL ORDER BY fetched_at DESC`,
      [scope.shopId, contactId],
    );
    const key = rows.length > 0 ? (await openPersonKeys(sql, scope, [contactId])).get(contactId) : undefined;
    if (!key) return [];
    return rows.map((row) => ({
      ...key.open<SnapshotData>(row.data_sealed, snapshotContext(scope.shopId, contactId, row.customer_gid)),
      fetchedAt: row.fetched_at.toISOString(),
      staleSince: row.stale_since?.toISOString() ?? null,
      lastError: row.last_error,
    }));
  });
}

/** The linked customers of a contact of whom we hold nothing: not read yet, or not readable. */
export async function readUnreadCustomers(scope: ShopScope, contactId: string): Promise<UnreadCustomer[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<Pick<Row, "customer_gid" | "last_error">>(
      `SELECT customer_gid, last_error FROM customer_snapshots
       WHERE shop_id = $1 AND contact_id = $2 AND data_sealed IS NULL`,
      [scope.shopId, contactId],
    ),
  );
  return rows.map((row) => ({ gid: row.customer_gid, lastError: row.last_error }));
}
