import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { draftContext } from "../seal-contexts.ts";
import { emptyContent, type Draft, type DraftContent } from "./drafts.ts";

/** Whose draft, and in which thread. */
export interface DraftPlace {
  conversationId: string;
  staffId: string;
}

/** What a member of staff has put together in a thread; version zero where that is nothing. */
export async function readDraft(scope: ShopScope, place: DraftPlace): Promise<Draft> {
  const none = { ...emptyContent, version: 0 };
  if (!isId(place.conversationId) || !isId(place.staffId)) return none;
  return sqlInShop(scope, async (sql) => {
    const thread = await openThread(sql, scope, place.conversationId);
    if (!thread) return none;
    const { id: _id, ...draft } = await openDraft(sql, scope, place, thread.key);
    return draft;
  });
}

/** So many threads with a draft are named: nobody looks for more at once. */
const namedDrafts = 500;

/** In which threads a member of staff has a draft, the latest first: by their ids. */
export async function draftsOf(scope: ShopScope, staffId: string): Promise<string[]> {
  if (!isId(staffId)) return [];
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(
      `SELECT conversation_id AS id FROM drafts WHERE shop_id = $1 AND staff_id = $2
       ORDER BY saved_at DESC LIMIT ${namedDrafts}`,
      [scope.shopId, staffId],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Whose thread it is. */
export interface OpenedThread {
  contactId: string;
  key: WrappedKey;
}

/** The thread's person with their key; null where there is no such thread. */
export async function openThread(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
): Promise<OpenedThread | null> {
  const [thread] = await sql.query<{ contactId: string }>(
    `SELECT contact_id AS "contactId" FROM conversations WHERE shop_id = $1 AND id = $2`,
    [scope.shopId, conversationId],
  );
  if (!thread) return null;
  const key = (await openPersonKeys(sql, scope, [thread.contactId])).get(thread.contactId);
  return key ? { ...thread, key } : null;
}

/** A draft as it is stored; `id` is null where there is none. */
export type StoredDraft = Draft & { id: string | null };

/** The draft in its thread. */
export async function openDraft(
  sql: ShopSql,
  scope: ShopScope,
  { conversationId, staffId }: DraftPlace,
  key: WrappedKey,
): Promise<StoredDraft> {
  const [row] = await sql.query<{ id: string; sealed: Buffer; savedAt: Date }>(
    `SELECT id, body_sealed AS sealed, saved_at AS "savedAt" FROM drafts
     WHERE shop_id = $1 AND conversation_id = $2 AND staff_id = $3`,
    [scope.shopId, conversationId, staffId],
  );
  if (!row) return { id: null, ...emptyContent, version: 0 };
  // Of drafts from before there were cards the text is all there is.
  const content = key.open<Partial<DraftContent>>(row.sealed, draftContext(scope, row.id));
  return { id: row.id, ...emptyContent, ...content, version: row.savedAt.getTime() };
}
