import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { pieceBytes } from "../media.ts";
import { pieceContext } from "./pieces.ts";

/** A file went away, whole or in part, while it was read. */
export class FileGoneError extends Error {
  override readonly name = "FileGoneError";
}

/**
 * The bytes of a file from `start` up to and not including `end`, a piece at a time: what is not asked for is not read,
 * and no more than a piece is in memory. A file that is unsent or erased meanwhile ends where it is.
 * @throws FileGoneError when there is no more of it
 */
export async function* readPieces(
  scope: ShopScope,
  fileId: string,
  key: WrappedKey,
  end: number,
  start = 0,
): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const number = Math.floor(at / pieceBytes);
    const from = at - number * pieceBytes;
    const bytes = (await readPiece(scope, fileId, key, number)).subarray(from, end - number * pieceBytes);
    if (bytes.length === 0) throw new FileGoneError("a piece is shorter than its file says");
    yield bytes;
    at += bytes.length;
  }
}

async function readPiece(scope: ShopScope, fileId: string, key: WrappedKey, number: number): Promise<Buffer> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ piece_sealed: Buffer }>(
      "SELECT piece_sealed FROM media_chunks WHERE shop_id = $1 AND file_id = $2 AND number = $3",
      [scope.shopId, fileId, number],
    ),
  );
  if (!row) throw new FileGoneError("a piece is not there");
  return key.openBytes(row.piece_sealed, pieceContext(scope, fileId, number));
}
