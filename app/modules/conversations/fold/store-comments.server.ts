import type { ResolvedContact } from "#app/modules/contacts/contacts.server.ts";
import type { ChannelEvent, CommentEvent } from "#app/modules/channels/events.ts";
import type { BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { commentContext } from "../seal-contexts.ts";

/** Keeps the comments among the events, each once, sealed with the key of who wrote it. */
export async function storeComments(
  sql: ShopSql,
  scope: ShopScope,
  index: BlindIndexer,
  accountId: string,
  people: Map<string, ResolvedContact>,
  events: ChannelEvent[],
): Promise<void> {
  const rows = events.flatMap((event) => {
    const author = event.kind === "comment" && people.get(event.personId);
    return author ? [commentRow(scope, index, accountId, author, event)] : [];
  });
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO comments (shop_id, account_id, id, contact_id, comment_index, content_sealed, own, commented_at)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::bytea[], $6::bytea[], $7::bool[], $8::timestamptz[])
     ON CONFLICT (shop_id, comment_index) DO NOTHING`,
    [
      scope.shopId,
      accountId,
      rows.map((row) => row.id),
      rows.map((row) => row.contactId),
      rows.map((row) => row.index),
      rows.map((row) => row.content),
      rows.map((row) => row.own),
      rows.map((row) => row.at),
    ],
  );
}

function commentRow(
  scope: ShopScope,
  index: BlindIndexer,
  accountId: string,
  { contactId, key }: ResolvedContact,
  { commentId, text, username, mediaId, parentId, live, own, at }: CommentEvent,
) {
  const id = newId();
  return {
    id,
    contactId,
    index: index("comment_id", `${accountId}:${commentId}`),
    content: key.seal({ commentId, text, username, mediaId, parentId, live }, commentContext(scope, id)),
    own,
    at: new Date(at).toISOString(),
  };
}
