import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { QuotedMessage } from "../conversations.ts";
import { midIndex } from "../fold/mid-index.ts";
import { contentContext } from "../seal-contexts.ts";
import { quote } from "./summaries.ts";

/** A message with what it says. */
export interface OpenedMessage {
  id: string;
  kind: MessageKind;
  content: MessageContent;
}

/**
 * The messages that those on a page answer, by the channel's id. Those on the page are at hand; the rest is one
 * query. What is gone, unsent or unknown cannot be quoted.
 */
export async function readQuoted(
  sql: ShopSql,
  scope: ShopScope,
  page: { accountId: string; key: WrappedKey; messages: OpenedMessage[] },
): Promise<Map<string, QuotedMessage>> {
  const quoted = new Map(page.messages.flatMap(quotable));
  const wanted = new Set(page.messages.flatMap(({ content }) => content.replyToMid ?? []));
  const elsewhere = [...wanted].filter((mid) => !quoted.has(mid));
  if (elsewhere.length === 0) return quoted;
  const index = await blindIndexer(scope);
  const rows = await sql.query<{ id: string; kind: MessageKind; content_sealed: Buffer }>(
    `SELECT id, kind, content_sealed FROM messages
     WHERE shop_id = $1 AND mid_index = ANY ($2::bytea[]) AND content_sealed IS NOT NULL`,
    [scope.shopId, elsewhere.map((mid) => midIndex(index, page.accountId, mid))],
  );
  for (const { id, kind, content_sealed } of rows) {
    const content = page.key.open<MessageContent>(content_sealed, contentContext(scope, id));
    for (const [mid, message] of quotable({ id, kind, content })) quoted.set(mid, message);
  }
  return quoted;
}

function quotable({ id, kind, content }: OpenedMessage): [mid: string, message: QuotedMessage][] {
  return content.mid ? [[content.mid, { id, kind, text: quote(content.text) }]] : [];
}
