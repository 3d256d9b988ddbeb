import { askShopify } from "#app/integrations/shopify/client.server.ts";
import { customerContext } from "#app/integrations/shopify/operations/customer-context.ts";
import { offlineCaller } from "#app/modules/access/access.server.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { snapshotContext, toSnapshot } from "./snapshot.ts";

/** Orders shown beside a thread. */
const lastOrders = 10;

/**
 * Reads a linked customer and their last orders from Shopify and keeps them, sealed with the contact's key.
 * A failure leaves what was known, marks it as out of date and says why.
 * @throws ServiceError when Shopify did not answer and asking again may help
 */
export async function refreshSnapshot(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
): Promise<{ outcome: "refreshed" | "customer_gone" | "contact_gone" | "needs_reauth" }> {
  const askedAt = new Date();
  try {
    const { data } = await askShopify(await offlineCaller(scope), customerContext, { id: customerGid, orders: lastOrders });
    if (!data.customer) return await fail(scope, contactId, customerGid, "customer_gone");
    return await keep(scope, contactId, toSnapshot(data.customer), askedAt);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    await fail(scope, contactId, customerGid, "customer_gone", error.code);
    if (error.needsReauth) return { outcome: "needs_reauth" };
    throw error;
  }
}

/** What changed at Shopify after we asked leaves the snapshot stale. */
async function keep(
  scope: ShopScope,
  contactId: string,
  data: ReturnType<typeof toSnapshot>,
  askedAt: Date,
): Promise<{ outcome: "refreshed" | "contact_gone" }> {
  return sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return { outcome: "contact_gone" };
    await sql.query(
      `INSERT INTO customer_snapshots (shop_id, contact_id, customer_gid, data_sealed, fetched_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (shop_id, contact_id, customer_gid) DO UPDATE SET data_sealed = EXCLUDED.data_sealed,
         fetched_at = EXCLUDED.fetched_at, last_error = NULL,
         stale_since = CASE WHEN customer_snapshots.stale_since > EXCLUDED.fetched_at THEN customer_snapshots.stale_since END`,
      [scope.shopId, contactId, data.gid, key.seal(data, snapshotContext(scope.shopId, contactId)), askedAt],
    );
    return { outcome: "refreshed" };
  });
}

async function fail<Outcome extends string>(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
  outcome: Outcome,
  code: string = outcome,
): Promise<{ outcome: Outcome }> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO customer_snapshots (shop_id, contact_id, customer_gid, last_error, stale_since)
       VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (shop_id, contact_id, customer_gid) DO UPDATE SET last_error = EXCLUDED.last_error,
         stale_since = coalesce(customer_snapshots.stale_since, EXCLUDED.stale_since)`,
      [scope.shopId, contactId, customerGid, code],
    ),
  );
  return { outcome };
}
