import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { listFieldsIn, lockFields } from "./field-rows.server.ts";
import { longestFieldName, mostChoices, mostFields, type ContactField, type FieldError } from "./fields.ts";

export type FieldOutcome =
  { outcome: "saved"; id: string } | { outcome: Exclude<FieldError, "not_permitted" | "not_answering"> };

/**
 * Makes a field, or changes one. What it is, text or number, stays as it was made: what stands in it was read as that.
 * Choices that are taken away stay with those for whom they were chosen.
 * @param changed the field that is changed, with the version that was read; null for a new one
 */
export async function saveField(
  scope: ShopScope,
  changed: { id: string; version: number } | null,
  wanted: Omit<ContactField, "id" | "version">,
): Promise<FieldOutcome> {
  const field = tidied(wanted);
  if (field.name === "") return { outcome: "no_name" };
  if (changed && !isId(changed.id)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    await lockFields(sql, scope);
    const known = await listFieldsIn(sql, scope);
    const before = known.find(({ id }) => id === changed?.id);
    if (changed && !before) return { outcome: "not_found" };
    if (changed && before && changed.version !== before.version) return { outcome: "changed_meanwhile" };
    const kind = before?.kind ?? field.kind;
    if (kind === "choice" && field.choices.length === 0) return { outcome: "no_choices" };
    if (known.some(({ id, name }) => id !== changed?.id && sameName(name, field.name)))
      return { outcome: "name_taken" };
    if (!changed && known.length >= mostFields) return { outcome: "too_many" };
    return write(sql, scope, before ?? null, {
      ...field,
      kind,
      choices: kind === "choice" ? field.choices : [],
    });
  });
}

function tidied(field: Omit<ContactField, "id" | "version">): Omit<ContactField, "id" | "version"> {
  const short = (text: string) => [...text.replace(/\s+/gu, " ").trim()].slice(0, longestFieldName).join("");
  const choices = [...new Set(field.choices.map(short))].filter((choice) => choice !== "");
  return { ...field, name: short(field.name), choices: choices.slice(0, mostChoices) };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function write(
  sql: ShopSql,
  { shopId }: ShopScope,
  before: ContactField | null,
  { name, kind, choices, hidden }: Omit<ContactField, "id" | "version">,
): Promise<FieldOutcome> {
  const id = before?.id ?? newId();
  const values = [shopId, id, name, kind, choices, hidden];
  const [saved] = await sql.query<{ id: string }>(
    before
      ? `UPDATE contact_fields SET name = $3, kind = $4, choices = $5, hidden = $6, version = version + 1
         WHERE shop_id = $1 AND id = $2 RETURNING id`
      : `INSERT INTO contact_fields (shop_id, id, name, kind, choices, hidden, position)
         SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM contact_fields WHERE shop_id = $1
         ON CONFLICT DO NOTHING RETURNING id`,
    values,
  );
  return saved ? { outcome: "saved", id } : { outcome: "name_taken" };
}
