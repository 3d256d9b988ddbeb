import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { withTheirOtherContacts } from "./same-person.server.ts";

/**
 * SQL that is true where nobody restricted the person of a row: what runs by itself may use their data. The one
 * place that says so (GDPR art. 18; docs/decisions/0015).
 * @param alias of the table whose rows have `shop_id` and `contact_id`
 */
export function mayBeUsed(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM contacts restricted WHERE restricted.shop_id = ${alias}.shop_id
    AND restricted.id = ${alias}.contact_id AND restricted.restricted_at IS NOT NULL)`;
}

/** Those of these contacts whose data may be used by itself. Whatever works on a person without being told to asks this first. */
export async function usableContacts(
  sql: ShopSql,
  { shopId }: ShopScope,
  contactIds: string[],
): Promise<Set<string>> {
  const rows = await sql.query<{ contact_id: string }>(
    `SELECT person.contact_id FROM (SELECT $1::uuid AS shop_id, unnest($2::uuid[]) AS contact_id) AS person
     WHERE ${mayBeUsed("person")}`,
    [shopId, contactIds],
  );
  return new Set(rows.map((row) => row.contact_id));
}

/** {@link usableContacts} of one contact, in a transaction of its own. */
export async function isUsable(scope: ShopScope, contactId: string): Promise<boolean> {
  return sqlInShop(scope, async (sql) => (await usableContacts(sql, scope, [contactId])).has(contactId));
}

/**
 * From now on, or no longer, what is kept of this person is not used: on every account of the store where they are
 * known by the same handle. Restricting again keeps the first time.
 * @returns the contacts it is about
 */
export async function setRestriction(
  scope: ShopScope,
  contactId: string,
  restricted: boolean,
): Promise<{ outcome: "restricted" | "released" | "not_found"; contactIds: string[] }> {
  if (!isId(contactId)) return { outcome: "not_found", contactIds: [] };
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  const found = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(
      `UPDATE contacts SET restricted_at = CASE WHEN $3 THEN coalesce(restricted_at, now()) END
       WHERE shop_id = $1 AND id = ANY ($2::uuid[]) RETURNING id`,
      [scope.shopId, contactIds, restricted],
    ),
  );
  const outcome = restricted ? "restricted" : "released";
  return { outcome: found.length === 0 ? "not_found" : outcome, contactIds: found.map(({ id }) => id) };
}

/** Since when a person's data is not used, ISO 8601; null when it is, or the shop has no such contact. */
export async function restrictedSince(scope: ShopScope, contactId: string): Promise<string | null> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ restricted_at: Date | null }>(
      "SELECT restricted_at FROM contacts WHERE shop_id = $1 AND id = $2",
      [scope.shopId, contactId],
    ),
  );
  return row?.restricted_at?.toISOString() ?? null;
}
