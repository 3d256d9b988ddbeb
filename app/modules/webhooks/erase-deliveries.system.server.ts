import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { bodyContext } from "./store-deliveries.system.server.ts";

const pageSize = 500;

/**
 * Deletes stored webhooks that name a person and that nothing has processed: dead letters, and those whose
 * account nobody connected. Bodies are sealed, so each is opened and searched.
 * @param words what the person is called: ids, handle, e-mail; whoever has none is in no webhook
 * @returns how many there were
 */
export async function eraseDeliveriesNaming(scope: ShopScope, words: string[]): Promise<number> {
  const sought = words.filter((word) => word.length > 2).map((word) => Buffer.from(word));
  if (sought.length === 0) return 0;
  let erased = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await acrossShopsSql().query<{ id: string; body_sealed: Buffer }>(
      `SELECT id, body_sealed FROM deliveries
       WHERE state IN ('dead', 'unclaimed') AND (shop_id = $1 OR shop_id IS NULL)
         AND body_sealed IS NOT NULL AND id > $2 ORDER BY id LIMIT $3`,
      [scope.shopId, after, pageSize],
    );
    const last = rows.at(-1);
    if (!last) return erased;
    after = last.id;
    const naming = rows.filter((row) => names(row, sought)).map(({ id }) => id);
    await acrossShopsSql().query("DELETE FROM deliveries WHERE id = ANY ($1::uuid[])", [naming]);
    erased += naming.length;
  }
}

/** A body whose key is lost says nothing of anybody any more. */
function names({ id, body_sealed }: { id: string; body_sealed: Buffer }, sought: Buffer[]): boolean {
  try {
    const body = keyRing().open(body_sealed, bodyContext(id));
    return sought.some((word) => body.includes(word));
  } catch {
    return false;
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
