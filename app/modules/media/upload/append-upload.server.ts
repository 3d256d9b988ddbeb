import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { detectType, headBytes } from "../content-type.ts";
import { measure } from "../measure.ts";
import { pieceBytes, type UploadedFile, type UploadRefusal } from "../media.ts";
import { scanFile } from "../scan-file.server.ts";
import { pieceContext } from "../store/pieces.ts";
import { readPieces } from "../store/read-pieces.server.ts";
import { uploadFault } from "./upload-rules.ts";

/** A part of a file on its way up. */
export interface UploadPart {
  fileId: string;
  /** Whoever began it. */
  staffId: string;
  /** Where it belongs in the file. */
  offset: number;
  /** Whole pieces, unless it is the last part. None at all asks how it stands. */
  bytes: Buffer;
}

export type AppendOutcome =
  /** So much is here: what comes next begins there. A part that came twice, or at the wrong place, changes nothing. */
  | { outcome: "going_on"; offset: number }
  | { outcome: "done"; file: UploadedFile }
  /** It is not taken, and nothing of it is kept. */
  | { outcome: "refused"; reason: UploadRefusal }
  /** There is no such upload: it was cancelled, it waited too long, or the person was erased. */
  | { outcome: "not_found" };

/** Takes the next part of a file. Each part is there for good when this returns: whoever is cut off asks and goes on. */
export async function appendUpload(scope: ShopScope, part: UploadPart): Promise<AppendOutcome> {
  const appended = await sqlInShop(scope, (sql) => append(sql, scope, part));
  return appended.outcome === "whole" ? finish(scope, appended.upload) : appended;
}

interface Upload {
  fileId: string;
  kind: UploadedFile["kind"];
  state: "uploading" | "stored";
  bytes: number;
  /** So much of it is here. */
  arrived: number;
  key: WrappedKey;
}

type Appended = Exclude<AppendOutcome, { outcome: "done" }> | { outcome: "whole"; upload: Upload };

async function append(sql: ShopSql, scope: ShopScope, part: UploadPart): Promise<Appended> {
  const upload = await lockUpload(sql, scope, part);
  if (!upload) return { outcome: "not_found" };
  if (upload.arrived === upload.bytes) return { outcome: "whole", upload };
  if (!fits(upload, part)) return { outcome: "going_on", offset: upload.arrived };
  const reason = part.offset === 0 ? await recognise(sql, scope, upload, part.bytes) : null;
  if (reason) {
    await forget(sql, scope, part.fileId);
    return { outcome: "refused", reason };
  }
  await writePieces(sql, scope, upload, part);
  const arrived = part.offset + part.bytes.length;
  if (arrived < upload.bytes) return { outcome: "going_on", offset: arrived };
  const current = await lockUpload(sql, scope, part);
  return current ? { outcome: "whole", upload: current } : { outcome: "not_found" };
}

async function lockUpload(
  sql: ShopSql,
  scope: ShopScope,
  { fileId, staffId }: UploadPart,
): Promise<Upload | null> {
  const [row] = await sql.query<Omit<Upload, "arrived" | "key"> & { contactId: string }>(
    `SELECT id AS "fileId", contact_id AS "contactId", kind, state, bytes FROM media_files
     WHERE shop_id = $1 AND id = $2 AND staff_id = $3 AND message_id IS NULL AND source = 'staff' FOR UPDATE`,
    [scope.shopId, fileId, staffId],
  );
  const key = row && (await openPersonKeys(sql, scope, [row.contactId])).get(row.contactId);
  if (!row || !key) return null;
  const [pieces] = await sql.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM media_chunks WHERE shop_id = $1 AND file_id = $2",
    [scope.shopId, fileId],
  );
  return { ...row, key, arrived: Math.min((pieces?.n ?? 0) * pieceBytes, row.bytes) };
}

/** Whether a part is the next one: pieces are cut where every part begins. */
function fits({ arrived, bytes }: Upload, part: UploadPart): boolean {
  const end = part.offset + part.bytes.length;
  const whole = part.bytes.length % pieceBytes === 0 || end === bytes;
  return part.offset === arrived && part.bytes.length > 0 && whole && end <= bytes;
}

/** What it is by its first bytes, noted with the file. @returns why it is not taken; null when it is */
async function recognise(
  sql: ShopSql,
  scope: ShopScope,
  { fileId, bytes }: Upload,
  first: Buffer,
): Promise<UploadRefusal | null> {
  const head = first.subarray(0, headBytes);
  const type = await detectType(head);
  const fault = uploadFault(type, bytes);
  if (fault || !type) return fault ?? "type";
  const { width, height } = measure(head, type.contentType);
  await sql.query(
    `UPDATE media_files SET kind = $3, content_type = $4, width = $5, height = $6 WHERE shop_id = $1 AND id = $2`,
    [scope.shopId, fileId, type.kind, type.contentType, width, height],
  );
  return null;
}

async function writePieces(sql: ShopSql, scope: ShopScope, { fileId, key }: Upload, part: UploadPart) {
  const first = part.offset / pieceBytes;
  const numbers = Array.from({ length: Math.ceil(part.bytes.length / pieceBytes) }, (_, at) => first + at);
  const pieces = numbers.map((number) => {
    const from = (number - first) * pieceBytes;
    const piece = part.bytes.subarray(from, from + pieceBytes);
    return key.sealBytes(piece, pieceContext(scope, fileId, number));
  });
  await sql.query(
    `INSERT INTO media_chunks (shop_id, file_id, number, piece_sealed)
     SELECT $1, $2, * FROM unnest($3::int[], $4::bytea[])`,
    [scope.shopId, fileId, numbers, pieces],
  );
}

/** Everything has arrived: it is looked at, and may be sent. May run twice: a file that is ready stays so. */
async function finish(scope: ShopScope, { fileId, kind, state, bytes, key }: Upload): Promise<AppendOutcome> {
  const done = { outcome: "done", file: { fileId, kind } } as const;
  if (state === "stored") return done;
  const verdict = await scanFile(readPieces(scope, fileId, key, bytes));
  return sqlInShop(scope, async (sql): Promise<AppendOutcome> => {
    if (verdict === "infected") {
      await forget(sql, scope, fileId);
      return { outcome: "refused", reason: "malware" };
    }
    if (verdict === "not_scanned") return { outcome: "refused", reason: "not_scanned" };
    const stored = await sql.query(
      `UPDATE media_files SET state = 'stored'
       WHERE shop_id = $1 AND id = $2 AND state IN ('uploading', 'stored') RETURNING id`,
      [scope.shopId, fileId],
    );
    return stored.length > 0 ? done : { outcome: "not_found" };
  });
}

async function forget(sql: ShopSql, { shopId }: ShopScope, fileId: string): Promise<void> {
  await sql.query("DELETE FROM media_files WHERE shop_id = $1 AND id = $2", [shopId, fileId]);
}

/** Uploads from before the moment that nobody sent, except for these persons. @returns how many there were */
export async function eraseOldUploads(
  sql: ShopSql,
  { shopId }: ShopScope,
  before: Date,
  except: string[],
): Promise<number> {
  const erased = await sql.query(
    `DELETE FROM media_files WHERE shop_id = $1 AND source = 'staff' AND message_id IS NULL AND created_at <= $2
       AND contact_id <> ALL ($3::uuid[]) RETURNING id`,
    [shopId, before, except],
  );
  return erased.length;
}

/** Staff do not want to send it after all. What was sent already stays. */
export async function cancelUpload(scope: ShopScope, fileId: string, staffId: string): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `DELETE FROM media_files WHERE shop_id = $1 AND id = $2 AND staff_id = $3 AND message_id IS NULL
         AND source = 'staff'`,
      [scope.shopId, fileId, staffId],
    ),
  );
}
