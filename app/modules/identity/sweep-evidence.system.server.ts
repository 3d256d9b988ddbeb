import { mayBeUsed } from "#app/modules/contacts/contacts.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

/** Taken at random, so that those that fail every time do not keep the others from their turn. */
const atMost = 200;

/**
 * Contacts with evidence nobody asked about for longer than a job would need: Shopify was away, the shop's
 * token was dead, or the job was lost.
 */
export async function sweepEvidence(): Promise<{ shopId: string; contactId: string }[]> {
  const { rows } = await acrossShopsSql().query<{ shopId: string; contactId: string }>(
    `SELECT shop_id AS "shopId", contact_id AS "contactId" FROM evidence
     WHERE searched_at IS NULL AND found_at < now() - interval '3 minutes' AND ${mayBeUsed("evidence")}
     GROUP BY shop_id, contact_id ORDER BY random() LIMIT ${atMost}`,
  );
  return rows;
}
