import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { SavedReply } from "../content.ts";
import { replyColumns, seenBy, toReply, type ReplyRow } from "./reply-rows.server.ts";

/** One reply, as far as this member of staff sees it. */
export async function readReply(scope: ShopScope, staffId: string, id: string): Promise<SavedReply | null> {
  if (!isId(id)) return null;
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<ReplyRow>(`SELECT ${replyColumns} FROM saved_replies r WHERE ${seenBy} AND r.id = $3`, [
      scope.shopId,
      staffId,
      id,
    ]),
  );
  return row ? toReply(row) : null;
}
