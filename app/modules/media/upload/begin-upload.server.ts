import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { detailContext } from "../store/pieces.ts";
import { maxFilesAtOnce, maxUploadBytes } from "./upload-rules.ts";

export interface NewUpload {
  /** Whom it is for: it is sealed with their key. */
  contactId: string;
  staffId: string;
  /** What staff's file is called. */
  name: string;
  /** How large it will be. */
  bytes: number;
}

export type BeginOutcome =
  | { outcome: "begun"; fileId: string }
  | { outcome: "refused"; reason: "empty" | "too_large" }
  /** More files wait to be sent than go with one reply. */
  | { outcome: "too_many" }
  | { outcome: "not_found" };

/** How long a name may be: what file systems allow. */
const maxNameLength = 255;

/** Makes room for a file that staff are about to upload. What it is shows when its first bytes arrive. */
export async function beginUpload(scope: ShopScope, upload: NewUpload): Promise<BeginOutcome> {
  const { contactId, staffId, bytes } = upload;
  if (bytes < 1) return { outcome: "refused", reason: "empty" };
  if (bytes > maxUploadBytes) return { outcome: "refused", reason: "too_large" };
  return sqlInShop(scope, async (sql): Promise<BeginOutcome> => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return { outcome: "not_found" };
    const [waiting] = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM media_files
       WHERE shop_id = $1 AND contact_id = $2 AND staff_id = $3 AND message_id IS NULL`,
      [scope.shopId, contactId, staffId],
    );
    if ((waiting?.n ?? 0) >= 2 * maxFilesAtOnce) return { outcome: "too_many" };
    const fileId = newId();
    // Half a character, as JavaScript may hold it, would open as nothing.
    const name = Buffer.from(upload.name).toString().slice(0, maxNameLength);
    await sql.query(
      `INSERT INTO media_files (shop_id, id, contact_id, source, kind, state, bytes, detail_sealed, staff_id)
       VALUES ($1, $2, $3, 'staff', 'file', 'uploading', $4, $5, $6)`,
      [scope.shopId, fileId, contactId, bytes, key.seal({ name }, detailContext(scope, fileId)), staffId],
    );
    return { outcome: "begun", fileId };
  });
}
