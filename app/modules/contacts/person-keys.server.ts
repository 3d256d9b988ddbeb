import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { openKey } from "./opened-contacts.server.ts";

/** Content keys by contact id. Whoever is missing was erased: nothing of theirs opens any more. */
export type PersonKeys = Map<string, WrappedKey>;

/** The content keys of some contacts of a shop, inside the caller's transaction. */
export async function openPersonKeys(
  sql: ShopSql,
  scope: ShopScope,
  contactIds: string[],
): Promise<PersonKeys> {
  if (contactIds.length === 0) return new Map();
  const rows = await sql.query<{ contact_id: string; wrapped: Buffer }>(
    "SELECT contact_id, wrapped FROM person_keys WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])",
    [scope.shopId, contactIds],
  );
  return new Map(rows.map((row) => [row.contact_id, openKey(scope, row.contact_id, row.wrapped)]));
}
