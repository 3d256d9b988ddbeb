import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { SavedReply } from "../content.ts";
import { replyColumns, seenBy, toReply, type ReplyRow } from "./reply-rows.server.ts";

/** The store's replies and one's own, those used most first, then by shortcut. */
export async function listReplies(scope: ShopScope, staffId: string): Promise<SavedReply[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<ReplyRow>(
      `SELECT ${replyColumns} FROM saved_replies r WHERE ${seenBy} ORDER BY r.use_count DESC, r.shortcut, r.id`,
      [scope.shopId, staffId],
    ),
  );
  return rows.map(toReply);
}
