import { may } from "#app/modules/access/roles.ts";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { SavedReply } from "../content.ts";
import { replyColumns, seenBy, toReply, type ReplyRow } from "./reply-rows.server.ts";

/** Deletes a reply at once and gives it back, so that whoever deleted it can save it again. */
export async function deleteReply(
  scope: ShopScope,
  staff: StaffMember,
  id: string,
): Promise<{ outcome: "deleted"; reply: SavedReply } | { outcome: "not_found" | "not_permitted" }> {
  if (!isId(id)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    const values = [scope.shopId, staff.id, id];
    const [row] = await sql.query<ReplyRow>(
      `SELECT ${replyColumns} FROM saved_replies r WHERE ${seenBy} AND r.id = $3 FOR UPDATE`,
      values,
    );
    if (!row) return { outcome: "not_found" };
    if (row.owner_id === null && !may(staff, "share_replies")) return { outcome: "not_permitted" };
    await sql.query("DELETE FROM saved_replies WHERE shop_id = $1 AND id = $2", [scope.shopId, id]);
    return { outcome: "deleted", reply: toReply(row) };
  });
}
