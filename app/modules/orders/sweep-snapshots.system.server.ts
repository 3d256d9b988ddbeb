import { mayBeUsed } from "#app/modules/contacts/contacts.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

/** A snapshot that is out of date, to be read again. */
export interface StaleSnapshot {
  shopId: string;
  contactId: string;
  customerGid: string;
}

/** Taken at random, so that those that fail every time do not keep the others from their turn. */
const atMost = 200;

/**
 * Snapshots that are out of date for longer than a job would need: Shopify was away, or the job was lost.
 * Customers who are gone stay gone.
 */
export async function sweepSnapshots(): Promise<StaleSnapshot[]> {
  const { rows } = await acrossShopsSql().query<StaleSnapshot>(
    `SELECT shop_id AS "shopId", contact_id AS "contactId", customer_gid AS "customerGid"
     FROM customer_snapshots
     WHERE stale_since < now() - interval '3 minutes' AND last_error IS DISTINCT FROM 'customer_gone'
       AND ${mayBeUsed("customer_snapshots")}
     ORDER BY random() LIMIT ${atMost}`,
  );
  return rows;
}
