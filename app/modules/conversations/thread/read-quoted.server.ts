import type { MessageContent } from "#app/modules/channels/channels.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { midIndex } from "../fold/mid-index.ts";
import { contentContext } from "../seal-contexts.ts";
import { quote } from "./summaries.ts";

/**
 * A few words of each message that others answer, by mid. Those on the page are at hand; the rest is one
 * query. Gone and unknown messages have no words.
 */
export async function readQuoted(
  sql: ShopSql,
  scope: ShopScope,
  page: { accountId: string; key: WrappedKey; contents: Map<string, MessageContent> },
): Promise<Map<string, string | null>> {
  const contents = [...page.contents.values()];
  const atHand = new Map(contents.flatMap(({ mid, text }) => (mid ? [[mid, quote(text)] as const] : [])));
  const wanted = new Set(contents.flatMap(({ replyToMid }) => replyToMid ?? []));
  const elsewhere = [...wanted].filter((mid) => !atHand.has(mid));
  if (elsewhere.length === 0) return atHand;
  const index = await blindIndexer(scope);
  const rows = await sql.query<{ id: string; content_sealed: Buffer }>(
    `SELECT id, content_sealed FROM messages
     WHERE shop_id = $1 AND mid_index = ANY ($2::bytea[]) AND content_sealed IS NOT NULL`,
    [scope.shopId, elsewhere.map((mid) => midIndex(index, page.accountId, mid))],
  );
  for (const { id, content_sealed } of rows) {
    const { mid, text } = page.key.open<MessageContent>(content_sealed, contentContext(scope, id));
    if (mid) atHand.set(mid, quote(text));
  }
  return atHand;
}
