import type { ChannelEvent } from "#app/modules/channels/events.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Adds up what we could not place, by name, so that nobody wonders. */
export async function countUnsupported(
  sql: ShopSql,
  { shopId }: ShopScope,
  accountId: string,
  counts: Map<string, number>,
  events: ChannelEvent[],
): Promise<void> {
  if (counts.size === 0) return;
  // Always in the same order, so that two accounts' folds cannot wait for each other.
  const kinds = [...counts.keys()].toSorted();
  const lastAt = events.reduce((latest, { at }) => Math.max(latest, at), 0);
  await sql.query(
    `INSERT INTO unsupported_events AS u (shop_id, account_id, kind, count, last_at)
     SELECT $1, $2, kind, count, $5 FROM unnest($3::text[], $4::int[]) AS c(kind, count)
     ON CONFLICT (shop_id, account_id, kind)
     DO UPDATE SET count = u.count + excluded.count, last_at = greatest(u.last_at, excluded.last_at)`,
    [shopId, accountId, kinds, kinds.map((kind) => counts.get(kind)), new Date(lastAt).toISOString()],
  );
}
