import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { openPersonKeys } from "../person-keys.server.ts";
import { detailContext } from "../seal-contexts.ts";
import { fieldColumns, toField, type FieldRow } from "./field-rows.server.ts";
import type { Detail } from "./fields.ts";

/** What is sealed of a detail. */
export interface SealedDetail {
  /** What the field was called then: a package of the person's data can be read without the store's settings. */
  field: string;
  value: string;
}

interface Row extends FieldRow {
  id: string | null;
  value_sealed: Buffer | null;
}

/** What stands in the shop's fields for a contact, in the shop's order. Hidden values stay where they are. */
export async function readDetails(scope: ShopScope, contactId: string): Promise<Detail[]> {
  const rows = await readRows(scope, contactId);
  return rows.map(({ row, value }) => ({
    field: toField(row),
    value: row.hidden ? null : value,
    revision: row.id,
  }));
}

/** A hidden value, for somebody who may see it and whose look is written down; null where nothing stands. */
export async function revealDetail(
  scope: ShopScope,
  contactId: string,
  fieldId: string,
): Promise<string | null> {
  const rows = await readRows(scope, contactId);
  return rows.find(({ row }) => row.field_id === fieldId)?.value ?? null;
}

async function readRows(scope: ShopScope, contactId: string) {
  if (!isId(contactId)) return [];
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<Row & Record<string, unknown>>(
      `SELECT ${fieldColumns}, d.id, d.value_sealed FROM contact_fields f
       LEFT JOIN contact_details d ON d.shop_id = f.shop_id AND d.field_id = f.id AND d.contact_id = $2
       WHERE f.shop_id = $1 ORDER BY f.position, f.id`,
      [scope.shopId, contactId],
    );
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return [];
    return rows.map((row) => {
      const { id, value_sealed: sealed } = row;
      const value = id && sealed ? key.open<SealedDetail>(sealed, detailContext(scope, id)).value : null;
      return { row, value };
    });
  });
}
