import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { minute } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { FileView, MissingReason } from "../media.ts";
import { detailContext, type FileDetail } from "../store/pieces.ts";
import { signToken } from "./media-token.server.ts";

/**
 * Addresses run out at whole multiples of this, the one after next: a page that reads its thread again within the time
 * finds the same addresses, and what it shows need not be loaded anew.
 */
const addressLifeMs = 10 * minute;

/** Files of messages: by message, then by place among its attachments. */
export type FilesOfMessages = Map<string, Map<number, FileView>>;

interface FileRow {
  id: string;
  message_id: string;
  position: number;
  state: "pending" | "stored" | "gone" | "refused" | "failed";
  reason: MissingReason | null;
  content_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  detail_sealed: Buffer | null;
}

/**
 * How the files of one person's messages stand, with addresses at which they can be seen for some minutes. To be asked
 * for somebody who may read the messages: an address needs no login.
 */
export async function viewFiles(
  sql: ShopSql,
  scope: ShopScope,
  key: WrappedKey,
  messageIds: string[],
  now: Date,
): Promise<FilesOfMessages> {
  const files: FilesOfMessages = new Map();
  if (messageIds.length === 0) return files;
  const rows = await sql.query<FileRow>(
    `SELECT id, message_id, position, state, reason, content_type, bytes, width, height, detail_sealed
     FROM media_files WHERE shop_id = $1 AND message_id = ANY ($2::uuid[])`,
    [scope.shopId, messageIds],
  );
  const expiresAt = (Math.floor(now.getTime() / addressLifeMs) + 2) * addressLifeMs;
  for (const row of rows) {
    const ofMessage = files.get(row.message_id) ?? new Map<number, FileView>();
    files.set(row.message_id, ofMessage.set(row.position, viewOf(scope, key, row, expiresAt)));
  }
  return files;
}

function viewOf(scope: ShopScope, key: WrappedKey, row: FileRow, expiresAt: number): FileView {
  if (row.state === "pending") return { state: "pending" };
  if (row.state !== "stored") return { state: "missing", reason: row.reason ?? "unreachable" };
  const detail = row.detail_sealed && key.open<FileDetail>(row.detail_sealed, detailContext(scope, row.id));
  return {
    state: "stored",
    url: `/media/${signToken(scope, row.id, "view", expiresAt)}`,
    contentType: row.content_type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    name: detail?.name ?? null,
  };
}
