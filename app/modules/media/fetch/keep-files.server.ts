import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { FileKind } from "../media.ts";
import { detailContext } from "../store/pieces.ts";

/** What of one message is to be kept. */
export interface MessageFiles {
  messageId: string;
  contactId: string;
  /** The person's. */
  key: WrappedKey;
  /** Empty when nothing may be. */
  files: { position: number; kind: FileKind; url: string }[];
}

/**
 * Notes which files of these messages are to be fetched, and lets go of what is not named any more. To be called in the
 * transaction that says what the messages say. Safe to repeat: a file that is noted keeps the address it was noted with.
 */
export async function keepFiles(sql: ShopSql, scope: ShopScope, messages: MessageFiles[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.flatMap(({ messageId, contactId, key, files }) =>
    files.map(({ position, kind, url }) => {
      const id = newId();
      return {
        id,
        messageId,
        contactId,
        position,
        kind,
        detail: key.seal({ url }, detailContext(scope, id)),
      };
    }),
  );
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  const named = [column("messageId"), column("position")];
  await sql.query(
    `DELETE FROM media_files f WHERE f.shop_id = $1 AND f.message_id = ANY ($2::uuid[]) AND f.source = 'channel'
       AND NOT EXISTS (SELECT FROM unnest($3::uuid[], $4::int[]) AS named(message_id, position)
         WHERE named.message_id = f.message_id AND named.position = f.position)`,
    [scope.shopId, messages.map(({ messageId }) => messageId), ...named],
  );
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO media_files (shop_id, id, contact_id, message_id, position, source, kind, state, detail_sealed,
       next_attempt_at)
     SELECT $1, n.id, n.contact_id, n.message_id, n.position, 'channel', n.kind, 'pending', n.detail,
       now() + interval '30 seconds'
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::bytea[])
       AS n(id, contact_id, message_id, position, kind, detail)
     ON CONFLICT (shop_id, message_id, position) DO NOTHING`,
    [scope.shopId, column("id"), column("contactId"), ...named, column("kind"), column("detail")],
  );
}

/** Lets go of every file of these messages: they were unsent, or emptied. @returns how many there were */
export async function dropFiles(sql: ShopSql, { shopId }: ShopScope, messageIds: string[]): Promise<number> {
  if (messageIds.length === 0) return 0;
  const dropped = await sql.query(
    "DELETE FROM media_files WHERE shop_id = $1 AND message_id = ANY ($2::uuid[]) RETURNING id",
    [shopId, messageIds],
  );
  return dropped.length;
}

/** Files of these messages that are to be fetched. */
export async function pendingFiles(scope: ShopScope, messageIds: string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(
      "SELECT id FROM media_files WHERE shop_id = $1 AND message_id = ANY ($2::uuid[]) AND state = 'pending'",
      [scope.shopId, messageIds],
    ),
  );
  return rows.map((row) => row.id);
}
