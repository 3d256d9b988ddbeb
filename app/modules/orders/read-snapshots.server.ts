import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { maskName, maskReach, type Reach } from "#app/modules/contacts/masked.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { CustomerSnapshotView, UnreadCustomer } from "./orders.ts";
import { snapshotContext, type SnapshotData } from "./snapshot.ts";

export interface SnapshotRow {
  customer_gid: string;
  data_sealed: Buffer | null;
  fetched_at: Date | null;
  stale_since: Date | null;
  last_error: string | null;
}

export interface LinkedCustomers {
  /** As last read from Shopify, the most recently read first. */
  customers: CustomerSnapshotView[];
  /** Those of whom we hold nothing: not read yet, or not readable. */
  unread: UnreadCustomer[];
}

/** The customers a contact is linked to, as far as we know them. Their e-mail and phone are hidden. */
export async function readSnapshots(scope: ShopScope, contactId: string): Promise<LinkedCustomers> {
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<SnapshotRow>(
      `SELECT customer_gid, data_sealed, fetched_at, stale_since, last_error FROM customer_snapshots
       WHERE shop_id = $1 AND contact_id = $2 ORDER BY fetched_at DESC NULLS LAST`,
      [scope.shopId, contactId],
    );
    const key = rows.length > 0 ? (await openPersonKeys(sql, scope, [contactId])).get(contactId) : undefined;
    return {
      customers: key ? rows.flatMap((row) => openSnapshot(scope, contactId, key, row)) : [],
      unread: rows.flatMap(({ customer_gid, data_sealed, last_error }) =>
        data_sealed ? [] : [{ gid: customer_gid, lastError: last_error }],
      ),
    };
  });
}

/** The e-mail or phone of one customer a contact is linked to, in clear; null when none is known. */
export async function revealReach(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
  reach: Reach,
): Promise<string | null> {
  if (!isId(contactId)) return null;
  return sqlInShop(scope, async (sql) => {
    const [row] = await sql.query<{ data_sealed: Buffer }>(
      `SELECT data_sealed FROM customer_snapshots
       WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3 AND data_sealed IS NOT NULL`,
      [scope.shopId, contactId, customerGid],
    );
    const key = row && (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return null;
    const context = snapshotContext(scope.shopId, contactId, customerGid);
    return key.open<SnapshotData>(row.data_sealed, context)[reach] || null;
  });
}

/** A snapshot as screens show it; none where nothing was read yet. */
export function openSnapshot(
  scope: ShopScope,
  contactId: string,
  key: WrappedKey,
  row: SnapshotRow,
): CustomerSnapshotView[] {
  if (!row.data_sealed || !row.fetched_at) return [];
  const data = key.open<SnapshotData>(
    row.data_sealed,
    snapshotContext(scope.shopId, contactId, row.customer_gid),
  );
  return [
    {
      ...data,
      name: maskName(data.name),
      firstName: plainName(data.firstName),
      lastName: plainName(data.lastName),
      email: data.email ? maskReach("email", data.email) : null,
      phone: data.phone ? maskReach("phone", data.phone) : null,
      fetchedAt: row.fetched_at.toISOString(),
      staleSince: row.stale_since?.toISOString() ?? null,
      lastError: row.last_error,
    },
  ];
}

/** A name that is an e-mail or a phone number is none: it would be told to whoever is answered. */
function plainName(name: string | null | undefined): string | null {
  return name && maskName(name) === name ? name : null;
}
