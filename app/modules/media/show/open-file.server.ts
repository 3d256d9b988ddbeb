import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { FileKind } from "../media.ts";
import { detailContext, type FileDetail } from "../store/pieces.ts";
import { readPieces } from "../store/read-pieces.server.ts";
import type { MediaToken } from "./media-token.server.ts";

/** A file that may be read now. */
export interface OpenFile {
  kind: FileKind;
  contentType: string;
  bytes: number;
  name: string | null;
  /** Its bytes from `start` up to and not including `end`. @throws FileGoneError */
  read(start: number, end: number): AsyncGenerator<Buffer>;
}

/**
 * The file that a word names. Null when it is not there any more: unsent, erased, never whole; and for Meta, when it is
 * not the try that the word was made for.
 */
export async function openFile(
  scope: ShopScope,
  { fileId, use, expiresAt }: Pick<MediaToken, "fileId" | "use" | "expiresAt">,
): Promise<OpenFile | null> {
  return sqlInShop(scope, async (sql) => {
    const [row] = await sql.query<{
      contact_id: string;
      kind: FileKind;
      content_type: string;
      bytes: number;
      detail_sealed: Buffer | null;
    }>(
      `SELECT contact_id, kind, content_type, bytes, detail_sealed FROM media_files
       WHERE shop_id = $1 AND id = $2 AND state = 'stored' AND ($3 = 'view' OR public_until = $4::timestamptz)`,
      [scope.shopId, fileId, use, new Date(expiresAt)],
    );
    const key = row && (await openPersonKeys(sql, scope, [row.contact_id])).get(row.contact_id);
    if (!row || !key) return null;
    const detail = row.detail_sealed && key.open<FileDetail>(row.detail_sealed, detailContext(scope, fileId));
    return {
      kind: row.kind,
      contentType: row.content_type,
      bytes: row.bytes,
      name: detail?.name ?? null,
      read: (start, end) => readPieces(scope, fileId, key, end, start),
    };
  });
}
