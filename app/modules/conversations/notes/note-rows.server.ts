import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { noteContext } from "../seal-contexts.ts";
import type { Range } from "../thread/stretch.ts";
import type { Note } from "./notes.ts";

/** A note as it is stored. */
export interface NoteRow {
  id: string;
  staff_id: string;
  body_sealed: Buffer;
  version: number;
  written_at: Date;
  edited_at: Date | null;
}

/** Columns of {@link NoteRow}, for queries on `notes n`. */
export const noteColumns = "n.id, n.staff_id, n.body_sealed, n.version, n.written_at, n.edited_at";

/** The notes of a thread in a range of its timeline, in the order in which it counts. */
export function readNoteRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  range: Range,
): Promise<NoteRow[]> {
  return sql.query<NoteRow & Record<string, unknown>>(
    `SELECT ${noteColumns} FROM notes n WHERE shop_id = $1 AND conversation_id = $2 ${range.sql}`,
    [shopId, conversationId, ...range.values],
  );
}

/** A row as pages show it. @param names of staff, by id */
export function toNote(scope: ShopScope, key: WrappedKey, row: NoteRow, names: Map<string, string>): Note {
  return {
    id: row.id,
    text: key.open<{ text: string }>(row.body_sealed, noteContext(scope, row.id)).text,
    staffId: row.staff_id,
    author: names.get(row.staff_id) ?? null,
    version: row.version,
    writtenAt: row.written_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
