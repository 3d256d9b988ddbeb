import { day, now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

/** Whatever follows from a removal has been done long before. */
const lookBackMs = 7 * day;

/** Whose access was taken away lately, in every shop. */
export async function removedStaff(at: Date = now()): Promise<{ shopId: string; staffId: string }[]> {
  const { rows } = await acrossShopsSql().query<{ shopId: string; staffId: string }>(
    `SELECT shop_id AS "shopId", id AS "staffId" FROM staff WHERE removed_at > $1`,
    [new Date(at.getTime() - lookBackMs)],
  );
  return rows;
}
