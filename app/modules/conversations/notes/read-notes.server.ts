import { staffNames } from "#app/modules/access/access.server.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { noteColumns, toNote, type NoteRow } from "./note-rows.server.ts";
import type { Note } from "./notes.ts";

/** So many notes of a thread are shown: the newest. */
const shownNotes = 200;

/** The notes of a thread, the newest first. */
export async function readNotes(scope: ShopScope, conversationId: string): Promise<Note[]> {
  if (!isId(conversationId)) return [];
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<NoteRow & JoinedContact & Record<string, unknown>>(
      `SELECT ${noteColumns}, n.contact_id, ${contactColumns}
       FROM notes n ${joinContact("n")}
       WHERE n.shop_id = $1 AND n.conversation_id = $2 ORDER BY n.written_at DESC, n.id DESC LIMIT ${shownNotes}`,
      [scope.shopId, conversationId],
    ),
  );
  const names = await staffNames(scope, [...new Set(rows.map((row) => row.staff_id))]);
  return rows.map((row) => toNote(scope, openContactRow(scope, row).key, row, names));
}

/** Somebody opened a thread: its mentions of them are seen. @returns whether there was one */
export async function seeMentions(
  scope: ShopScope,
  conversationId: string,
  staffId: string,
): Promise<boolean> {
  if (!isId(conversationId) || !isId(staffId)) return false;
  const seen = await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE note_mentions m SET seen_at = now() FROM notes n
       WHERE m.shop_id = $1 AND m.staff_id = $3 AND m.seen_at IS NULL
         AND n.shop_id = m.shop_id AND n.id = m.note_id AND n.conversation_id = $2 RETURNING m.note_id`,
      [scope.shopId, conversationId, staffId],
    ),
  );
  return seen.length > 0;
}
