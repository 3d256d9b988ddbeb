import { pool } from "../db/pools.server.ts";
import type { ShopScope } from "../db/shop-scope.ts";
import { logger } from "../log.server.ts";
import type { News } from "./news.ts";

export const liveChannel = "couplet_live";

const log = logger("live");

/**
 * Tells every web process, and through it every open page of the shop, what changed.
 * News is a hint: a page that misses it notices by polling, so a failure here is only logged.
 */
export async function publish(scope: ShopScope, news: News[]): Promise<void> {
  if (news.length === 0) return;
  try {
    await pool("couplet_app").query("SELECT pg_notify($1, item) FROM unnest($2::text[]) AS item", [
      liveChannel,
      news.map((item) => JSON.stringify({ shopId: scope.shopId, ...item })),
    ]);
  } catch (err) {
    log.warn({ err: err as Error, shopId: scope.shopId }, "news could not be published");
  }
}
