import type { StaffMember } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { printFilter } from "./filter-address.ts";
import {
  longestViewName,
  mostViews,
  type SavedView,
  type ViewFault,
  type ViewOutcome,
} from "./saved-views.ts";

/**
 * Saves a view, or changes one: its name, what it has, its order, whose it is. An id that is nowhere is a new one.
 * Names are told apart without regard to case, among those that whoever sees the view sees.
 */
export async function saveView(scope: ShopScope, staff: StaffMember, view: SavedView): Promise<ViewOutcome> {
  const name = view.name.trim().replace(/\s+/gu, " ");
  if (!isId(view.id)) return { outcome: "not_found" };
  if (name === "") return { outcome: "no_name" };
  if (name.length > longestViewName) return { outcome: "name_too_long" };
  return changeViews(scope, staff, view.id, async (sql, before) => {
    if (view.shared && !may(staff, "share_views")) return { outcome: "not_permitted" };
    const fault = await faultOf(sql, scope, staff.id, { ...view, name }, before);
    if (fault) return { outcome: fault };
    await write(sql, scope, staff.id, { ...view, name });
    return { outcome: "saved", shared: view.shared };
  });
}

/** Deletes a view. The threads in it stay as they are. */
export async function deleteView(scope: ShopScope, staff: StaffMember, id: string): Promise<ViewOutcome> {
  if (!isId(id)) return { outcome: "not_found" };
  return changeViews(scope, staff, id, async (sql, before) => {
    if (!before) return { outcome: "not_found" };
    await sql.query("DELETE FROM views WHERE shop_id = $1 AND id = $2", [scope.shopId, id]);
    return { outcome: "deleted", shared: before.ownerId === null };
  });
}

/** Moves a view one place towards the beginning or the end of the views of its owner. */
export async function moveView(
  scope: ShopScope,
  staff: StaffMember,
  id: string,
  towards: "beginning" | "end",
): Promise<ViewOutcome> {
  if (!isId(id)) return { outcome: "not_found" };
  return changeViews(scope, staff, id, async (sql, before) => {
    if (!before) return { outcome: "not_found" };
    const { shopId } = scope;
    const rows = await sql.query<{ id: string }>(
      "SELECT id FROM views WHERE shop_id = $1 AND owner_id IS NOT DISTINCT FROM $2 ORDER BY position, id",
      [shopId, before.ownerId],
    );
    const ids = rows.map((row) => row.id).filter((each) => each !== id);
    const at = rows.findIndex((row) => row.id === id) + (towards === "beginning" ? -1 : 1);
    ids.splice(Math.max(0, at), 0, id);
    await sql.query(
      `UPDATE views v SET position = moved.position FROM unnest($2::uuid[]) WITH ORDINALITY AS moved(id, position)
       WHERE v.shop_id = $1 AND v.id = moved.id`,
      [shopId, ids],
    );
    return { outcome: "moved", shared: before.ownerId === null };
  });
}

interface Owned {
  ownerId: string | null;
}

/** One change of a shop's views at a time. Somebody else's own is nowhere; everybody's takes who may share. */
async function changeViews(
  scope: ShopScope,
  staff: StaffMember,
  id: string,
  change: (sql: ShopSql, before: Owned | undefined) => Promise<ViewOutcome>,
): Promise<ViewOutcome> {
  return sqlInShop(scope, async (sql): Promise<ViewOutcome> => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`views:${scope.shopId}`]);
    const [before] = await sql.query<Owned>(
      `SELECT owner_id AS "ownerId" FROM views WHERE shop_id = $1 AND id = $2`,
      [scope.shopId, id],
    );
    if (before?.ownerId && before.ownerId !== staff.id) return { outcome: "not_found" };
    if (before?.ownerId === null && !may(staff, "share_views")) return { outcome: "not_permitted" };
    return change(sql, before);
  });
}

async function faultOf(
  sql: ShopSql,
  { shopId }: ShopScope,
  staffId: string,
  { id, name, shared }: SavedView,
  before: Owned | undefined,
): Promise<ViewFault | null> {
  const [row] = await sql.query<{ taken: boolean; shared: number; own: number }>(
    `SELECT coalesce(bool_or(lower(name) = lower($3) AND id <> $4), false) AS taken,
       (count(*) FILTER (WHERE owner_id IS NULL))::int AS shared, (count(*) FILTER (WHERE owner_id = $2))::int AS own
     FROM views WHERE shop_id = $1 AND (owner_id IS NULL OR owner_id = $2)`,
    [shopId, staffId, name, id],
  );
  const { taken = false, ...count } = row ?? { shared: 0, own: 0 };
  const kind = shared ? "shared" : "own";
  const joins = !before || (before.ownerId === null) !== shared;
  if (taken) return "name_taken";
  return joins && count[kind] >= mostViews[kind] ? "too_many" : null;
}

async function write(sql: ShopSql, { shopId }: ShopScope, staffId: string, view: SavedView): Promise<void> {
  const ownerId = view.shared ? null : staffId;
  await sql.query(
    `INSERT INTO views (shop_id, id, owner_id, name, filter, inbox_order, position)
     VALUES ($1, $2, $3, $4, $5, $6,
       (SELECT coalesce(max(position), 0) + 1 FROM views WHERE shop_id = $1 AND owner_id IS NOT DISTINCT FROM $3))
     ON CONFLICT (shop_id, id) DO UPDATE SET owner_id = excluded.owner_id, name = excluded.name, filter = excluded.filter,
       inbox_order = excluded.inbox_order,
       position = CASE WHEN views.owner_id IS NOT DISTINCT FROM excluded.owner_id THEN views.position ELSE excluded.position END`,
    [shopId, view.id, ownerId, view.name, printFilter(view.filter), view.order],
  );
}
