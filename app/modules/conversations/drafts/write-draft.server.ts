import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { draftContext } from "../seal-contexts.ts";
import {
  isEmpty,
  joinContents,
  longestDraft,
  type Draft,
  type DraftContent,
  type DraftOutcome,
} from "./drafts.ts";
import {
  openDraft,
  openThread,
  type DraftPlace,
  type OpenedThread,
  type StoredDraft,
} from "./read-draft.server.ts";

/**
 * Keeps what staff have put together in a thread; with nothing in it there is no draft any more.
 * @param draft `version` is the one that was read: what was saved elsewhere in between is not overwritten
 */
export async function saveDraft(scope: ShopScope, place: DraftPlace, draft: Draft): Promise<DraftOutcome> {
  if (draft.text.length > longestDraft) return { outcome: "too_long" };
  if (!isId(place.conversationId) || !isId(place.staffId)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql): Promise<DraftOutcome> => {
    await oneAtATime(sql, scope, place);
    const thread = await openThread(sql, scope, place.conversationId);
    if (!thread) return { outcome: "not_found" };
    const { id, ...before } = await openDraft(sql, scope, place, thread.key);
    // Where there is none any more nothing is lost by another.
    if (id !== null && before.version !== draft.version)
      return { outcome: "changed_meanwhile", draft: before };
    const { version: _version, ...content } = draft;
    if (!isEmpty(draft)) {
      const written = { place, thread, before: { id, ...before }, content };
      return { outcome: "saved", version: await writeDraft(sql, scope, written) };
    }
    await removeDraft(sql, scope, place, before.version);
    return { outcome: "saved", version: 0 };
  });
}

/** Puts something into a draft, before what is in it. @returns how it stands now */
export async function putIntoDraft(
  sql: ShopSql,
  scope: ShopScope,
  place: DraftPlace,
  thread: OpenedThread,
  takenBack: DraftContent,
): Promise<Draft> {
  await oneAtATime(sql, scope, place);
  const { id, ...before } = await openDraft(sql, scope, place, thread.key);
  const content = joinContents(takenBack, before);
  if (isEmpty(content)) return before;
  const written = { place, thread, before: { id, ...before }, content };
  return { ...content, version: await writeDraft(sql, scope, written) };
}

/**
 * The draft was sent: it is none any more.
 * @param version what was sent; a later one was typed since then, and stays
 */
export async function dropDraft(scope: ShopScope, place: DraftPlace, version: number): Promise<void> {
  if (!isId(place.conversationId) || !isId(place.staffId)) return;
  await sqlInShop(scope, (sql) => removeDraft(sql, scope, place, version));
}

/** Of two saves that read the same version the second waits, and sees the first. */
async function oneAtATime(sql: ShopSql, { shopId }: ShopScope, place: DraftPlace): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `draft:${shopId}:${place.conversationId}:${place.staffId}`,
  ]);
}

interface NewContent {
  place: DraftPlace;
  thread: OpenedThread;
  before: StoredDraft;
  content: DraftContent;
}

/** @returns its version */
async function writeDraft(
  sql: ShopSql,
  scope: ShopScope,
  { place, thread, before, content }: NewContent,
): Promise<number> {
  const id = before.id ?? newId();
  const version = Math.max(now().getTime(), before.version + 1);
  const sealed = thread.key.seal(content, draftContext(scope, id));
  await sql.query(
    `INSERT INTO drafts (shop_id, id, conversation_id, contact_id, staff_id, body_sealed, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (shop_id, id)
     DO UPDATE SET body_sealed = excluded.body_sealed, saved_at = excluded.saved_at`,
    [scope.shopId, id, place.conversationId, thread.contactId, place.staffId, sealed, new Date(version)],
  );
  return version;
}

async function removeDraft(
  sql: ShopSql,
  { shopId }: ShopScope,
  { conversationId, staffId }: DraftPlace,
  version: number,
): Promise<void> {
  await sql.query(
    "DELETE FROM drafts WHERE shop_id = $1 AND conversation_id = $2 AND staff_id = $3 AND saved_at <= $4",
    [shopId, conversationId, staffId, new Date(version)],
  );
}
