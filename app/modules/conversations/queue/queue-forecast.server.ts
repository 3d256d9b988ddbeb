import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** How many threads wait for an answer, and how many of them cannot be answered any more from a moment on. */
export interface QueueForecast {
  waiting: number;
  lapsing: number;
}

/** @param until the moment that the forecast is for */
export async function queueForecast(scope: ShopScope, until: Date): Promise<QueueForecast> {
  const [counts] = await sqlInShop(scope, (sql) =>
    sql.query<{ waiting: number; lapsing: number }>(
      `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE lapses_at <= $2)::int AS lapsing
       FROM conversations WHERE shop_id = $1 AND answer_by IS NOT NULL`,
      [scope.shopId, until],
    ),
  );
  return { waiting: counts?.waiting ?? 0, lapsing: counts?.lapsing ?? 0 };
}
