import { installedShops } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { wordsVersion } from "./words.ts";

/** Installed shops whose index is not built, or of another version of the words. */
export async function shopsToIndex(): Promise<string[]> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string }>(
    "SELECT shop_id FROM search_indexes WHERE version = $1 AND finished_at IS NOT NULL",
    [wordsVersion],
  );
  const built = new Set(rows.map((row) => row.shop_id));
  return (await installedShops()).map(({ shopId }) => shopId).filter((shopId) => !built.has(shopId));
}

/**
 * Takes new entries into the index of tokens. They are found before that too, but each search reads all that wait;
 * so this is done often, and never by whoever stores a message.
 */
export async function settleEntries(): Promise<void> {
  await acrossShopsSql().query("SELECT gin_clean_pending_list('search_entries_tokens')");
}

/** Has the index of a shop built anew from its messages, by the next sweep. */
export async function askForRebuild({ shopId }: ShopScope): Promise<void> {
  await acrossShopsSql().query(
    `INSERT INTO search_indexes (shop_id, version) VALUES ($1, 0)
     ON CONFLICT (shop_id) DO UPDATE SET version = 0, finished_at = NULL`,
    [shopId],
  );
}
