import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { ContactField, FieldKind } from "./fields.ts";

/** Columns of a {@link FieldRow}, for queries on `contact_fields f`. */
export const fieldColumns = "f.id AS field_id, f.name, f.kind, f.choices, f.hidden, f.version";

/** A field as it came along in a query. */
export interface FieldRow {
  field_id: string;
  name: string;
  kind: FieldKind;
  choices: string[];
  hidden: boolean;
  version: number;
}

export function toField({ field_id, name, kind, choices, hidden, version }: FieldRow): ContactField {
  return { id: field_id, name, kind, choices, hidden, version };
}

/** The shop's fields, in its order. */
export async function listFields(scope: ShopScope): Promise<ContactField[]> {
  return sqlInShop(scope, (sql) => listFieldsIn(sql, scope));
}

/**
 * {@link listFields} inside the caller's transaction.
 * @param toFill nobody deletes one of them until the transaction ends
 */
export async function listFieldsIn(
  sql: ShopSql,
  { shopId }: ShopScope,
  { toFill = false } = {},
): Promise<ContactField[]> {
  const rows = await sql.query<FieldRow & Record<string, unknown>>(
    `SELECT ${fieldColumns} FROM contact_fields f WHERE f.shop_id = $1
     ORDER BY f.position, f.id${toFill ? " FOR KEY SHARE" : ""}`,
    [shopId],
  );
  return rows.map(toField);
}

/** For how many contacts something stands in each field, by its id; those where nothing does are left out. */
export async function countDetails(scope: ShopScope): Promise<Record<string, number>> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ field_id: string; contacts: number }>(
      "SELECT field_id, count(*)::int AS contacts FROM contact_details WHERE shop_id = $1 GROUP BY field_id",
      [scope.shopId],
    ),
  );
  return Object.fromEntries(rows.map(({ field_id, contacts }) => [field_id, contacts]));
}

/** Deletes a field, and what stands in it for everybody. @returns whether it was there */
export async function deleteField(scope: ShopScope, fieldId: string): Promise<boolean> {
  if (!isId(fieldId)) return false;
  const deleted = await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM contact_fields WHERE shop_id = $1 AND id = $2 RETURNING id", [
      scope.shopId,
      fieldId,
    ]),
  );
  return deleted.length > 0;
}

/** Puts a field one place up or down. @returns whether it is there */
export async function moveField(scope: ShopScope, fieldId: string, by: -1 | 1): Promise<boolean> {
  return sqlInShop(scope, async (sql) => {
    await lockFields(sql, scope);
    const ids = (await listFieldsIn(sql, scope)).map(({ id }) => id);
    const at = ids.indexOf(fieldId);
    if (at === -1) return false;
    const other = ids[at + by];
    if (other === undefined) return true;
    ids[at] = other;
    ids[at + by] = fieldId;
    await sql.query(
      `UPDATE contact_fields f SET position = placed.position
       FROM unnest($2::uuid[]) WITH ORDINALITY AS placed(id, position) WHERE f.shop_id = $1 AND f.id = placed.id`,
      [scope.shopId, ids],
    );
    return true;
  });
}

/** Whoever counts or orders a shop's fields does it alone. */
export async function lockFields(sql: ShopSql, { shopId }: ShopScope): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`contact-fields:${shopId}`]);
}
