import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { bodyContext } from "./store-deliveries.system.server.ts";
import { withoutPerson } from "./without-person.ts";

const pageSize = 500;

/** Waiting for whoever processes it, or for nobody. What a worker holds at this moment is in its hands. */
interface Kept {
  id: string;
  body_sealed: Buffer;
}

/** Privacy duties name the person too: they are still to be done. */
const duties = ["customers/redact", "customers/data_request", "shop/redact"];

/**
 * Takes a person out of the stored webhooks that nothing has processed: those that wait, dead letters, and those
 * whose account nobody connected. What is about other people in them stays. Bodies are sealed, so each is opened.
 * @param words what the person is called: ids, handle, e-mail; whoever has none is in no webhook
 * @returns how many named the person
 */
export async function eraseDeliveriesNaming(scope: ShopScope, words: string[]): Promise<number> {
  const sought = words.filter((word) => word.length > 2);
  if (sought.length === 0) return 0;
  let erased = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await acrossShopsSql().query<Kept>(
      `SELECT id, body_sealed FROM deliveries
       WHERE (state IN ('dead', 'unclaimed') OR state = 'received' AND source = 'instagram')
         AND (shop_id = $1 OR shop_id IS NULL) AND topic <> ALL ($4::text[])
         AND body_sealed IS NOT NULL AND id > $2 ORDER BY id LIMIT $3`,
      [scope.shopId, after, pageSize, duties],
    );
    const last = rows.at(-1);
    if (!last) return erased;
    after = last.id;
    for (const row of rows) if (await redact(row, sought)) erased += 1;
  }
}

/** Only where it still waits and still says the same: a worker that took it meanwhile goes on with it. */
async function redact({ id, body_sealed }: Kept, words: string[]): Promise<boolean> {
  const redacted = withoutPerson(openBody(id, body_sealed), words);
  if (redacted.outcome === "unnamed") return false;
  const unchanged = "id = $1 AND body_sealed = $2 AND state IN ('dead', 'unclaimed', 'received')";
  if (redacted.outcome === "nothing_left")
    await acrossShopsSql().query(`DELETE FROM deliveries WHERE ${unchanged}`, [id, body_sealed]);
  else
    await acrossShopsSql().query(`UPDATE deliveries SET body_sealed = $3 WHERE ${unchanged}`, [
      id,
      body_sealed,
      keyRing().seal(redacted.body, bodyContext(id)),
    ]);
  return true;
}

/** A body whose key is lost says nothing of anybody any more. */
function openBody(id: string, sealed: Buffer): Buffer {
  try {
    return keyRing().open(sealed, bodyContext(id));
  } catch {
    return Buffer.alloc(0);
  }
}

/** Deletes every stored webhook of a shop. @returns how many there were */
export async function eraseDeliveriesOfShop({ shopId, domain }: ShopScope): Promise<number> {
  const { rowCount } = await acrossShopsSql().query(
    "DELETE FROM deliveries WHERE shop_id = $1 OR shop_domain = $2",
    [shopId, domain],
  );
  return rowCount ?? 0;
}

/** Deletes a shop's dead letters from before a moment: its retention is over. @returns how many there were */
export async function eraseDeadDeliveries({ shopId }: ShopScope, before: Date): Promise<number> {
  const { rowCount } = await acrossShopsSql().query(
    "DELETE FROM deliveries WHERE state = 'dead' AND shop_id = $1 AND received_at <= $2",
    [shopId, before],
  );
  return rowCount ?? 0;
}

/**
 * Deletes what Instagram delivered before a moment and nothing has processed, and one delivery by its id. For a
 * restored backup: whom these bodies name may have been erased since, and there is nobody left to compare them with.
 */
export async function eraseBodiesBefore(
  { shopId }: ShopScope,
  before: Date,
  deliveryId: string | null,
): Promise<void> {
  await acrossShopsSql().query(
    `DELETE FROM deliveries WHERE (shop_id = $1 OR shop_id IS NULL)
       AND (id = $3 OR source = 'instagram' AND body_sealed IS NOT NULL AND received_at <= $2)`,
    [shopId, before, deliveryId],
  );
}
