import { env } from "#app/platform/env.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { FileKind, UploadedFile } from "../media.ts";
import { signToken } from "../show/media-token.server.ts";

/**
 * Takes files that a staff member uploaded for a person, to be sent. Whoever comes second waits, and finds them taken.
 * @returns them in the order asked for; null when one of them is not there, or was sent already
 */
export async function takeFiles(
  sql: ShopSql,
  { shopId }: ShopScope,
  { contactId, staffId, fileIds }: { contactId: string; staffId: string; fileIds: string[] },
): Promise<UploadedFile[] | null> {
  if (fileIds.length === 0) return [];
  const rows = await sql.query<UploadedFile>(
    `SELECT id AS "fileId", kind FROM media_files
     WHERE shop_id = $1 AND id = ANY ($2::uuid[]) AND contact_id = $3 AND staff_id = $4
       AND source = 'staff' AND state = 'stored' AND message_id IS NULL ORDER BY id FOR UPDATE`,
    [shopId, fileIds, contactId, staffId],
  );
  const byId = new Map(rows.map((row) => [row.fileId, row]));
  const files = fileIds.flatMap((fileId) => byId.get(fileId) ?? []);
  return files.length === fileIds.length && byId.size === fileIds.length ? files : null;
}

/** Each of these files is what its message says, from now on. */
export async function attachFiles(
  sql: ShopSql,
  { shopId }: ShopScope,
  files: { fileId: string; messageId: string }[],
): Promise<void> {
  if (files.length === 0) return;
  await sql.query(
    `UPDATE media_files f SET message_id = sent.message_id
     FROM unnest($2::uuid[], $3::uuid[]) AS sent(file_id, message_id)
     WHERE f.shop_id = $1 AND f.id = sent.file_id`,
    [shopId, files.map(({ fileId }) => fileId), files.map(({ messageId }) => messageId)],
  );
}

/**
 * The files of messages that are taken back are uploads again, of this member of staff, as if they had just come.
 * @returns each message's file
 */
export async function detachFiles(
  sql: ShopSql,
  { shopId }: ShopScope,
  messageIds: string[],
  staffId: string,
): Promise<Map<string, string>> {
  const rows = await sql.query<{ messageId: string; fileId: string }>(
    `UPDATE media_files f SET message_id = NULL, staff_id = $3, created_at = now()
     FROM (SELECT id, message_id FROM media_files WHERE shop_id = $1 AND message_id = ANY ($2::uuid[])) AS held
     WHERE f.shop_id = $1 AND f.id = held.id AND f.source = 'staff'
     RETURNING held.message_id AS "messageId", f.id AS "fileId"`,
    [shopId, messageIds, staffId],
  );
  return new Map(rows.map(({ messageId, fileId }) => [messageId, fileId]));
}

/**
 * Opens the file of a message to Meta, for one try to send it: at an address that nobody else is given, until it is
 * closed or the moment comes.
 * @returns null when the message has no file any more
 */
export async function openToChannel(
  sql: ShopSql,
  scope: ShopScope,
  messageId: string,
  until: Date,
): Promise<{ kind: FileKind; url: string } | null> {
  const [file] = await sql.query<UploadedFile>(
    `UPDATE media_files SET public_until = $3
     WHERE shop_id = $1 AND message_id = $2 AND source = 'staff' AND state = 'stored'
     RETURNING id AS "fileId", kind`,
    [scope.shopId, messageId, until],
  );
  if (!file) return null;
  const word = signToken(scope, file.fileId, "send", until.getTime());
  return { kind: file.kind, url: `${env().SHOPIFY_APP_URL}/media/${word}` };
}

/** The try is over: the address that Meta had opens nothing any more. */
export async function closeToChannel(sql: ShopSql, { shopId }: ShopScope, messageId: string): Promise<void> {
  await sql.query("UPDATE media_files SET public_until = NULL WHERE shop_id = $1 AND message_id = $2", [
    shopId,
    messageId,
  ]);
}
