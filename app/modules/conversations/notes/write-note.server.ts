import { listTeam } from "#app/modules/access/access.server.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { now } from "#app/platform/clock.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { noteContext } from "../seal-contexts.ts";
import { longestNote, mentionedIn } from "./notes.ts";

export type NoteOutcome =
  /** `mentioned`: members of staff whom the note had not mentioned before. */
  | { outcome: "saved"; conversationId: string; mentioned: string[] }
  | { outcome: "deleted"; conversationId: string }
  /** Somebody else edited or deleted it since it was read. */
  | { outcome: "changed_meanwhile" }
  | { outcome: "empty" | "too_long" | "not_found" | "not_permitted" };

/** Whoever writes, and whether they may change what others wrote. */
export interface NoteWriter {
  staffId: string;
  mayChangeOthers: boolean;
}

/**
 * Adds a note to a thread.
 * @param note `text` with mentions as tokens (notes.ts)
 */
export async function addNote(
  scope: ShopScope,
  note: { conversationId: string; staffId: string; text: string },
): Promise<NoteOutcome> {
  const { conversationId, staffId } = note;
  const checked = check(note.text);
  if ("outcome" in checked) return checked;
  if (!isId(conversationId)) return { outcome: "not_found" };
  const mentioned = await colleaguesIn(scope, checked.text, staffId);
  return sqlInShop(scope, async (sql) => {
    const [thread] = await sql.query<{ contact_id: string }>(
      "SELECT contact_id FROM conversations WHERE shop_id = $1 AND id = $2",
      [scope.shopId, conversationId],
    );
    const key = thread && (await keyOf(sql, scope, thread.contact_id));
    if (!key) return { outcome: "not_found" };
    const id = newId();
    await sql.query(
      `INSERT INTO notes (shop_id, id, conversation_id, contact_id, staff_id, body_sealed, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        scope.shopId,
        id,
        conversationId,
        thread.contact_id,
        staffId,
        seal(key, scope, id, checked.text),
        now(),
      ],
    );
    return { outcome: "saved", conversationId, mentioned: await mention(sql, scope, id, mentioned) };
  });
}

/** @param edit `version` is the one that was read: an edit of another one in between is not overwritten */
export async function editNote(
  scope: ShopScope,
  writer: NoteWriter,
  edit: { noteId: string; version: number; text: string },
): Promise<NoteOutcome> {
  const checked = check(edit.text);
  if ("outcome" in checked) return checked;
  const mentioned = await colleaguesIn(scope, checked.text);
  return changeNote(scope, writer, edit, async (sql, note, key) => {
    const sealed = seal(key, scope, edit.noteId, checked.text);
    await sql.query(
      "UPDATE notes SET body_sealed = $3, version = version + 1, edited_at = $4 WHERE shop_id = $1 AND id = $2",
      [scope.shopId, edit.noteId, sealed, now()],
    );
    const others = mentioned.filter((id) => id !== note.staffId);
    const anew = await mention(sql, scope, edit.noteId, others);
    return { outcome: "saved", conversationId: note.conversationId, mentioned: anew };
  });
}

/** @param read `version` is the one that was read */
export async function deleteNote(
  scope: ShopScope,
  writer: NoteWriter,
  read: { noteId: string; version: number },
): Promise<NoteOutcome> {
  return changeNote(scope, writer, read, async (sql, note) => {
    await sql.query("DELETE FROM notes WHERE shop_id = $1 AND id = $2", [scope.shopId, read.noteId]);
    return { outcome: "deleted", conversationId: note.conversationId };
  });
}

interface ReadNote {
  conversationId: string;
  contactId: string;
  staffId: string;
  version: number;
}

type Change = (sql: ShopSql, note: ReadNote, key: WrappedKey) => Promise<NoteOutcome>;

async function changeNote(
  scope: ShopScope,
  writer: NoteWriter,
  { noteId, version }: { noteId: string; version: number },
  change: Change,
): Promise<NoteOutcome> {
  if (!isId(noteId)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    const [note] = await sql.query<ReadNote>(
      `SELECT conversation_id AS "conversationId", contact_id AS "contactId", staff_id AS "staffId", version
       FROM notes WHERE shop_id = $1 AND id = $2 FOR UPDATE`,
      [scope.shopId, noteId],
    );
    const key = note && (await keyOf(sql, scope, note.contactId));
    if (!key) return { outcome: "not_found" };
    if (note.staffId !== writer.staffId && !writer.mayChangeOthers) return { outcome: "not_permitted" };
    return note.version === version ? change(sql, note, key) : { outcome: "changed_meanwhile" };
  });
}

function check(written: string): { text: string } | { outcome: "empty" | "too_long" } {
  const text = written.trim();
  if (text === "") return { outcome: "empty" };
  return [...text].length > longestNote ? { outcome: "too_long" } : { text };
}

async function keyOf(sql: ShopSql, scope: ShopScope, contactId: string): Promise<WrappedKey | undefined> {
  return (await openPersonKeys(sql, scope, [contactId])).get(contactId);
}

function seal(key: WrappedKey, scope: ShopScope, noteId: string, text: string): Buffer {
  return key.seal({ text }, noteContext(scope, noteId));
}

/** Who of the staff a note mentions; nobody has to see what they wrote themselves. */
async function colleaguesIn(scope: ShopScope, text: string, author?: string): Promise<string[]> {
  const mentioned = mentionedIn(text).filter((id) => id !== author);
  if (mentioned.length === 0) return [];
  const team = await listTeam(scope);
  return mentioned.filter((id) => team.some((member) => member.id === id));
}

/** Whoever is mentioned for the first time has it to see; whoever is no longer mentioned has not. @returns the first */
async function mention(
  sql: ShopSql,
  { shopId }: ShopScope,
  noteId: string,
  staffIds: string[],
): Promise<string[]> {
  await sql.query(
    "DELETE FROM note_mentions WHERE shop_id = $1 AND note_id = $2 AND staff_id <> ALL ($3::uuid[])",
    [shopId, noteId, staffIds],
  );
  const anew = await sql.query<{ staff_id: string }>(
    `INSERT INTO note_mentions (shop_id, note_id, staff_id) SELECT $1, $2, unnest($3::uuid[])
     ON CONFLICT DO NOTHING RETURNING staff_id`,
    [shopId, noteId, staffIds],
  );
  return anew.map((row) => row.staff_id);
}
