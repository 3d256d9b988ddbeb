import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { now } from "#app/platform/clock.ts";

/** Shops with snoozed threads whose time has come. */
export async function shopsToWake(at: Date = now()): Promise<string[]> {
  return shopIds("SELECT DISTINCT shop_id FROM conversations WHERE snoozed_until <= $1", [at]);
}

/** Shops with threads that the rule has to find somebody for. */
export async function shopsAwaitingAssignment(): Promise<string[]> {
  return shopIds("SELECT DISTINCT shop_id FROM conversations WHERE awaits_assignment", []);
}

async function shopIds(text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string }>(text, values);
  return rows.map((row) => row.shop_id);
}

/** Of these members of staff, those who still have threads. */
export async function stillHaveThreads(
  staff: { shopId: string; staffId: string }[],
): Promise<{ shopId: string; staffId: string }[]> {
  const { rows } = await acrossShopsSql().query<{ shopId: string; staffId: string }>(
    `SELECT s.shop_id AS "shopId", s.id AS "staffId" FROM unnest($1::uuid[], $2::uuid[]) AS s(shop_id, id)
     WHERE EXISTS (SELECT FROM conversations c WHERE c.shop_id = s.shop_id AND c.assignee_id = s.id)`,
    [staff.map(({ shopId }) => shopId), staff.map(({ staffId }) => staffId)],
  );
  return rows;
}
