import { customerContext } from "#app/integrations/shopify/operations/customer-context.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import { isUsable, openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { snapshotContext, toSnapshot, type SnapshotData } from "./snapshot.ts";

/** Orders shown beside a thread. */
const lastOrders = 10;

export interface RefreshOutcome {
  /**
   * `customer_gone`: Shopify has no such customer, so we keep nothing of them. `not_linked`: nobody expects
   * this customer (any more). `refused`: Shopify will not say, and asking again would not help. `restricted`: the
   * person's data may not be used; what is out of date stays so until it may.
   */
  outcome: "refreshed" | "not_linked" | "customer_gone" | "needs_reauth" | "refused" | "restricted";
}

/**
 * A customer was linked to a contact: from now on what Shopify knows of them is kept here. Only what is
 * expected is ever stored, so a reading that ends after the link was undone leaves nothing behind.
 */
export async function expectSnapshot(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO customer_snapshots (shop_id, contact_id, customer_gid, stale_since) VALUES ($1, $2, $3, now())
       ON CONFLICT (shop_id, contact_id, customer_gid) DO NOTHING`,
      [scope.shopId, contactId, customerGid],
    ),
  );
}

/**
 * Reads a linked customer and their last orders from Shopify and keeps them, sealed with the contact's key.
 * A failure leaves what was known, marks it as out of date and says why.
 * @throws ServiceError when asking again may help
 */
export async function refreshSnapshot(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
): Promise<RefreshOutcome> {
  if (!(await isUsable(scope, contactId))) return { outcome: "restricted" };
  const askedAt = new Date();
  try {
    const { data, problems } = await askAsShop(scope, customerContext, {
      id: customerGid,
      orders: lastOrders,
    });
    if (data.customer) return await keep(scope, contactId, customerGid, toSnapshot(data.customer), askedAt);
    if (problems[0]) return await fail(scope, contactId, customerGid, problems[0], "refused");
    return await forget(scope, contactId, customerGid);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const outcome = error.needsReauth ? "needs_reauth" : "refused";
    const failed = await fail(scope, contactId, customerGid, error.code, outcome);
    if (error.retryable) throw error;
    return failed;
  }
}

/** What changed at Shopify after we asked leaves the snapshot stale; an older answer replaces no newer one. */
async function keep(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
  data: SnapshotData,
  askedAt: Date,
): Promise<RefreshOutcome> {
  const { shopId } = scope;
  return sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return { outcome: "not_linked" };
    const kept = await sql.query(
      `UPDATE customer_snapshots SET last_error = NULL,
         data_sealed = CASE WHEN fetched_at > $5 THEN data_sealed ELSE $4 END,
         fetched_at = greatest(fetched_at, $5),
         stale_since = CASE WHEN stale_since > $5 THEN stale_since END
       WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3 RETURNING 1`,
      [
        shopId,
        contactId,
        customerGid,
        key.seal(data, snapshotContext(shopId, contactId, customerGid)),
        askedAt,
      ],
    );
    return { outcome: kept.length > 0 ? "refreshed" : "not_linked" };
  });
}

async function fail<Outcome extends RefreshOutcome["outcome"]>(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
  code: string,
  outcome: Outcome,
): Promise<{ outcome: Outcome }> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE customer_snapshots SET last_error = $4, stale_since = coalesce(stale_since, now())
       WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3`,
      [scope.shopId, contactId, customerGid, code],
    ),
  );
  return { outcome };
}

async function forget(scope: ShopScope, contactId: string, customerGid: string): Promise<RefreshOutcome> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE customer_snapshots SET data_sealed = NULL, last_error = 'customer_gone', stale_since = now()
       WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3`,
      [scope.shopId, contactId, customerGid],
    ),
  );
  return { outcome: "customer_gone" };
}
