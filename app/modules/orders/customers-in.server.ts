import type { ReadContact } from "#app/modules/contacts/contacts.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { CustomerSnapshotView } from "./orders.ts";
import { openSnapshot, type SnapshotRow } from "./read-snapshots.server.ts";

/**
 * The customers that these contacts are linked to, as far as we know them, by contact id, in the caller's
 * transaction. Their e-mail and phone are hidden.
 * @param contacts each with the key that opens what is theirs
 */
export async function customersIn(
  sql: ShopSql,
  scope: ShopScope,
  contacts: Map<string, Pick<ReadContact, "key">>,
): Promise<Map<string, CustomerSnapshotView[]>> {
  const customers = new Map<string, CustomerSnapshotView[]>();
  if (contacts.size === 0) return customers;
  const rows = await sql.query<SnapshotRow & { contact_id: string }>(
    `SELECT contact_id, customer_gid, data_sealed, fetched_at, stale_since, last_error FROM customer_snapshots
     WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]) AND data_sealed IS NOT NULL`,
    [scope.shopId, [...contacts.keys()]],
  );
  for (const { contact_id, ...row } of rows) {
    const key = contacts.get(contact_id)?.key;
    if (key)
      customers.set(contact_id, [
        ...(customers.get(contact_id) ?? []),
        ...openSnapshot(scope, contact_id, key, row),
      ]);
  }
  return customers;
}
