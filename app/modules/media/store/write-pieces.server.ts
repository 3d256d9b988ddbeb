import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { DetectedType } from "../content-type.ts";
import { pieceContext } from "./pieces.ts";

/** A try to fetch a file, which alone may write it. */
export interface Fetching {
  fileId: string;
  contactId: string;
  attempt: number;
  key: WrappedKey;
}

/** SQL that is true for the file of a try in $2 and $3, as long as that try is the newest. */
const isStillOurs = "shop_id = $1 AND id = $2 AND state = 'pending' AND attempts = $3";

/**
 * Stores one piece. Waits for whoever is erasing the file just now, and then finds that it is gone.
 * @returns false when the file is gone, or another try has taken over
 */
export async function writePiece(
  scope: ShopScope,
  { fileId, attempt, key }: Fetching,
  number: number,
  bytes: Buffer,
): Promise<boolean> {
  const sealed = key.sealBytes(bytes, pieceContext(scope, fileId, number));
  const written = await sqlInShop(scope, (sql) =>
    sql.query(
      `WITH file AS (SELECT shop_id, id FROM media_files WHERE ${isStillOurs} FOR SHARE)
       INSERT INTO media_chunks (shop_id, file_id, number, piece_sealed)
       SELECT shop_id, id, $4, $5 FROM file RETURNING number`,
      [scope.shopId, fileId, attempt, number, sealed],
    ),
  );
  return written.length > 0;
}

export interface WholeFile extends DetectedType {
  bytes: number;
  width: number | null;
  height: number | null;
}

/** All pieces are there: from now on the file can be seen. @returns false when it is gone, or no longer ours */
export async function finishFile(
  scope: ShopScope,
  { fileId, attempt }: Fetching,
  { kind, contentType, bytes, width, height }: WholeFile,
): Promise<boolean> {
  const finished = await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE media_files SET state = 'stored', kind = $4, content_type = $5, bytes = $6, width = $7, height = $8,
         reason = NULL, detail_sealed = NULL, next_attempt_at = NULL
       WHERE ${isStillOurs} RETURNING id`,
      [scope.shopId, fileId, attempt, kind, contentType, bytes, width, height],
    ),
  );
  return finished.length > 0;
}

/** A try came to nothing: its pieces go, and the file waits for the next one, or is given up. */
export async function endTry(
  scope: ShopScope,
  { fileId, attempt }: Fetching,
  state: "pending" | "gone" | "refused" | "failed",
  reason: string,
  next: Date | null = null,
): Promise<boolean> {
  return sqlInShop(scope, async (sql) => {
    const ended = await sql.query(
      `UPDATE media_files SET state = $4, reason = $5, next_attempt_at = $6::timestamptz,
         detail_sealed = CASE WHEN $4 = 'pending' THEN detail_sealed END
       WHERE ${isStillOurs} RETURNING id`,
      [scope.shopId, fileId, attempt, state, reason, next],
    );
    if (ended.length > 0)
      await sql.query("DELETE FROM media_chunks WHERE shop_id = $1 AND file_id = $2", [scope.shopId, fileId]);
    return ended.length > 0;
  });
}
