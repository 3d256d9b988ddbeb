import { createHmac, randomBytes } from "node:crypto";
import { acrossShopsSql } from "../db/across-shops.system.server.ts";
import type { ShopScope } from "../db/shop-scope.ts";
import { keyRing } from "./key-ring.server.ts";

/** What can be looked up although it is encrypted. The kind is part of the hash. */
export type IndexKind =
  | "external_id"
  | "handle"
  | "mid"
  | "comment_id"
  | "email"
  | "phone"
  | "order_number"
  | "push_endpoint"
  | "search";

/** Makes blind indexes of one shop: 32 bytes of HMAC-SHA256 under the shop's own key. */
export type BlindIndexer = (kind: IndexKind, value: string) => Buffer;

const context = (shopId: string) => ({ table: "shops", column: "index_key_wrapped", shopId, rowId: shopId });

/** A new shop's index key, wrapped for storing. */
export function newIndexKey(shopId: string): Buffer<ArrayBuffer> {
  return keyRing().seal(randomBytes(32), context(shopId));
}

const cache = new Map<string, Buffer>();

/**
 * The indexer of a shop. Its key stays in memory: it opens nothing, and every lookup needs it.
 * The same value has different indexes in different shops, so nobody can be followed across shops.
 */
export async function blindIndexer(scope: ShopScope): Promise<BlindIndexer> {
  const key = cache.get(scope.shopId) ?? (await loadKey(scope));
  return (kind, value) => createHmac("sha256", key).update(`${kind}\0${value}`).digest();
}

async function loadKey({ shopId }: ShopScope): Promise<Buffer> {
  const { rows } = await acrossShopsSql().query<{ index_key_wrapped: Buffer }>(
    "SELECT index_key_wrapped FROM shops WHERE id = $1",
    [shopId],
  );
  if (!rows[0]) throw new Error("the shop of this scope does not exist any more");
  const key = keyRing().open(rows[0].index_key_wrapped, context(shopId));
  if (cache.size > 10_000) cache.clear();
  cache.set(shopId, key);
  return key;
}
