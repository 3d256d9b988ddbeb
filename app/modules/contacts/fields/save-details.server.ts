import { now } from "#app/platform/clock.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { readContacts } from "../read-contacts.server.ts";
import { usableContacts } from "../restriction.server.ts";
import { withTheirOtherContacts } from "../same-person.server.ts";
import { detailContext } from "../seal-contexts.ts";
import { listFieldsIn } from "./field-rows.server.ts";
import { readDetail, type ContactField, type DetailProblem } from "./fields.ts";
import type { SealedDetail } from "./read-details.server.ts";

/** What somebody wants to stand in a field; nothing, where it is to be empty. */
export interface DetailChange {
  fieldId: string;
  typed: string;
  /** What stood there when they began; null for nothing. */
  revision: string | null;
}

export type DetailOutcome =
  | { outcome: "saved"; contactIds: string[] }
  | { outcome: "not_found" | "changed_meanwhile" | "restricted" | "not_permitted" }
  | { outcome: "not_valid"; problem: DetailProblem; fieldId: string };

/**
 * Fills in some of the shop's fields for a contact, on every account where the person has the same handle: all of
 * them or none. What somebody else changed since it was read is not overwritten.
 * @param mayReveal whoever may not see a hidden field may not overwrite it either
 */
export async function saveDetails(
  scope: ShopScope,
  contactId: string,
  changes: DetailChange[],
  { mayReveal }: { mayReveal: boolean },
): Promise<DetailOutcome> {
  if (!isId(contactId)) return { outcome: "not_found" };
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  return sqlInShop(scope, async (sql) => {
    // Whoever fills in the same person's fields waits here.
    const contacts = await readContacts(sql, scope, contactIds, { toChange: true });
    if (!contacts.has(contactId)) return { outcome: "not_found" };
    if (!(await usableContacts(sql, scope, [contactId])).has(contactId)) return { outcome: "restricted" };
    const read = readChanges(await listFieldsIn(sql, scope, { toFill: true }), changes, mayReveal);
    if (!("values" in read)) return read;
    if (!(await areAsRead(sql, scope, contactId, changes))) return { outcome: "changed_meanwhile" };
    for (const [id, { key }] of contacts) await write(sql, scope, { id, key }, read.values);
    return { outcome: "saved", contactIds: [...contacts.keys()] };
  });
}

interface ReadChange {
  field: ContactField;
  value: string;
}

function readChanges(
  fields: ContactField[],
  changes: DetailChange[],
  mayReveal: boolean,
): { values: ReadChange[] } | Exclude<DetailOutcome, { outcome: "saved" }> {
  const values: ReadChange[] = [];
  for (const { fieldId, typed } of changes) {
    const field = fields.find(({ id }) => id === fieldId);
    if (!field) return { outcome: "changed_meanwhile" };
    if (field.hidden && !mayReveal) return { outcome: "not_permitted" };
    const read = readDetail(field, typed);
    if ("problem" in read) return { outcome: "not_valid", problem: read.problem, fieldId };
    values.push({ field, value: read.value });
  }
  return { values };
}

async function areAsRead(
  sql: ShopSql,
  { shopId }: ShopScope,
  contactId: string,
  changes: DetailChange[],
): Promise<boolean> {
  const rows = await sql.query<{ id: string; field_id: string }>(
    "SELECT id, field_id FROM contact_details WHERE shop_id = $1 AND contact_id = $2",
    [shopId, contactId],
  );
  const stands = new Map(rows.map((row) => [row.field_id, row.id]));
  return changes.every(({ fieldId, revision }) => (stands.get(fieldId) ?? null) === revision);
}

async function write(
  sql: ShopSql,
  scope: ShopScope,
  contact: { id: string; key: WrappedKey },
  values: ReadChange[],
): Promise<void> {
  await sql.query(
    "DELETE FROM contact_details WHERE shop_id = $1 AND contact_id = $2 AND field_id = ANY ($3::uuid[])",
    [scope.shopId, contact.id, values.map(({ field }) => field.id)],
  );
  const filled = values
    .filter(({ value }) => value !== "")
    .map(({ field, value }) => {
      const id = newId();
      const sealed: SealedDetail = { field: field.name, value };
      return { id, fieldId: field.id, sealed: contact.key.seal(sealed, detailContext(scope, id)) };
    });
  await sql.query(
    `INSERT INTO contact_details (shop_id, id, contact_id, field_id, value_sealed, changed_at)
     SELECT $1, detail.id, $2, detail.field_id, detail.sealed, $3
     FROM unnest($4::uuid[], $5::uuid[], $6::bytea[]) AS detail(id, field_id, sealed)`,
    [
      scope.shopId,
      contact.id,
      now(),
      filled.map(({ id }) => id),
      filled.map(({ fieldId }) => fieldId),
      filled.map(({ sealed }) => sealed),
    ],
  );
}
