import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ownReactionContext } from "../seal-contexts.ts";
import type { OwnReaction } from "./reactions.ts";

interface Row {
  id: string;
  message_id: string;
  emoji_sealed: Buffer;
  state: OwnReaction["state"];
  failure_code: string | null;
}

/** What the store says to some messages of one person by an emoji, by message. */
export async function readOwnReactions(
  sql: ShopSql,
  scope: ShopScope,
  key: WrappedKey,
  messageIds: string[],
): Promise<Map<string, OwnReaction>> {
  const rows = await sql.query<Row & Record<string, unknown>>(
    `SELECT id, message_id, emoji_sealed, state, failure_code FROM own_reactions
     WHERE shop_id = $1 AND message_id = ANY ($2::uuid[]) AND emoji_sealed IS NOT NULL`,
    [scope.shopId, messageIds],
  );
  return new Map(
    rows.map(({ id, message_id, emoji_sealed, state, failure_code: failureCode }) => {
      const emoji = key.open<string>(emoji_sealed, ownReactionContext(scope, id));
      return [message_id, { emoji, state, failureCode }];
    }),
  );
}
