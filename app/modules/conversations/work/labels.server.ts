import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import type { Label, LabelTone } from "./work.ts";

/** The shop's labels, by name. */
export async function listLabels(scope: ShopScope): Promise<Label[]> {
  return sqlInShop(scope, (sql) =>
    sql.query<{ id: string; name: string; tone: LabelTone }>(
      "SELECT id, name, tone FROM labels WHERE shop_id = $1 ORDER BY lower(name)",
      [scope.shopId],
    ),
  );
}

/** On how many threads each label is, by its id; those on none are left out. */
export async function countLabelled(scope: ShopScope): Promise<Record<string, number>> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ label_id: string; threads: number }>(
      `SELECT label_id, count(*)::int AS threads FROM conversation_labels WHERE shop_id = $1 GROUP BY label_id`,
      [scope.shopId],
    ),
  );
  return Object.fromEntries(rows.map(({ label_id, threads }) => [label_id, threads]));
}

export type LabelOutcome =
  { outcome: "saved"; id: string } | { outcome: "name_taken" | "no_name" | "not_found" };

const longestName = 30;

/**
 * Makes a label, or gives one another name or tone. No two labels of a shop have the same name.
 * @param id of the label to be changed; null for a new one
 */
export async function saveLabel(
  scope: ShopScope,
  id: string | null,
  { name, tone }: Omit<Label, "id">,
): Promise<LabelOutcome> {
  const wanted = name.trim().slice(0, longestName);
  if (wanted === "") return { outcome: "no_name" };
  if (id !== null && !isId(id)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    const taken = await sql.query(
      "SELECT 1 FROM labels WHERE shop_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::uuid",
      [scope.shopId, wanted, id],
    );
    if (taken.length > 0) return { outcome: "name_taken" };
    const [saved] = await sql.query<{ id: string }>(
      id === null
        ? "INSERT INTO labels (shop_id, id, name, tone) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id"
        : "UPDATE labels SET name = $3, tone = $4 WHERE shop_id = $1 AND id = $2 RETURNING id",
      [scope.shopId, id ?? newId(), wanted, tone],
    );
    if (saved) return { outcome: "saved", id: saved.id };
    return { outcome: id === null ? "name_taken" : "not_found" };
  });
}

/** Deletes a label, off every thread it is on. @returns whether it was there */
export async function deleteLabel(scope: ShopScope, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const deleted = await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM labels WHERE shop_id = $1 AND id = $2 RETURNING id", [scope.shopId, id]),
  );
  return deleted.length > 0;
}
