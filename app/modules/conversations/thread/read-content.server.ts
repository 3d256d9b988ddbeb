import type { MessageContent } from "#app/modules/channels/channels.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { contentContext } from "../seal-contexts.ts";

/** What one message says; null when it is gone or was unsent. */
export async function readContent(
  sql: ShopSql,
  scope: ShopScope,
  key: WrappedKey,
  messageId: string,
): Promise<MessageContent | null> {
  const [row] = await sql.query<{ content_sealed: Buffer | null }>(
    "SELECT content_sealed FROM messages WHERE shop_id = $1 AND id = $2",
    [scope.shopId, messageId],
  );
  if (!row?.content_sealed) return null;
  return key.open<MessageContent>(row.content_sealed, contentContext(scope, messageId));
}
