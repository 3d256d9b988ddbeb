import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readOrder } from "../queue/inbox-order.ts";
import { readFilter } from "./filter-address.ts";
import type { SavedView } from "./saved-views.ts";

/** A saved view, and whose it is alone; null for everybody's. */
export interface OwnedView extends SavedView {
  ownerId: string | null;
}

/** The views that a member of the staff has: everybody's, then their own, each in their order. */
export async function listViews(scope: ShopScope, staffId: string): Promise<SavedView[]> {
  const views = await sqlInShop(scope, (sql) => viewsOf(sql, scope, [staffId]));
  return views.map(({ ownerId: _, ...view }) => view);
}

/** The same for several, inside the caller's transaction. */
export async function viewsOf(sql: ShopSql, { shopId }: ShopScope, staffIds: string[]): Promise<OwnedView[]> {
  const rows = await sql.query<ViewRow>(
    `SELECT id, owner_id, name, filter, inbox_order FROM views
     WHERE shop_id = $1 AND (owner_id IS NULL OR owner_id = ANY ($2::uuid[]))
     ORDER BY owner_id NULLS FIRST, position, id`,
    [shopId, staffIds],
  );
  return rows.map(toView);
}

interface ViewRow {
  id: string;
  owner_id: string | null;
  name: string;
  filter: string;
  inbox_order: string;
}

function toView({ id, owner_id, name, filter, inbox_order }: ViewRow): OwnedView {
  return {
    id,
    name,
    shared: owner_id === null,
    ownerId: owner_id,
    filter: readFilter(new URLSearchParams(filter)) ?? {},
    order: readOrder(inbox_order) ?? "queue",
  };
}
