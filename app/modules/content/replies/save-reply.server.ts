import { may } from "#app/modules/access/roles.ts";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { faultsOf, mostReplies, trimmed, type DraftFault, type SavedReplyDraft } from "../content.ts";

export type SaveOutcome =
  | { outcome: "saved"; id: string; created: boolean }
  | { outcome: "faulty"; faults: DraftFault[] }
  /** A shared reply, by somebody who may not write those. */
  | { outcome: "not_permitted" }
  | { outcome: "too_many" }
  /** It was another member's all along. */
  | { outcome: "not_found" };

/**
 * Writes a saved reply, or changes one. An id that is nowhere is a new one: what was deleted comes back by saving it
 * again.
 * @param useCount what a reply that comes back had been used
 */
export async function saveReply(
  scope: ShopScope,
  staff: StaffMember,
  id: string,
  draft: SavedReplyDraft,
  useCount = 0,
): Promise<SaveOutcome> {
  if (!isId(id)) return { outcome: "not_found" };
  const reply = trimmed(draft);
  const faults = faultsOf(reply);
  const mayShare = may(staff, "share_replies");
  if (reply.shared && !mayShare) return { outcome: "not_permitted" };
  return sqlInShop(scope, async (sql): Promise<SaveOutcome> => {
    await lockReplies(sql, scope);
    const before = await findOwner(sql, scope, id);
    if (before?.ownerId === null && !mayShare) return { outcome: "not_permitted" };
    if (before?.ownerId && before.ownerId !== staff.id) return { outcome: "not_found" };
    const found = await look(sql, scope, { id, staffId: staff.id, reply });
    if (found.taken) faults.push({ field: "shortcut", code: "taken" });
    if (faults.length > 0) return { outcome: "faulty", faults };
    if (!before && found.count >= mostReplies) return { outcome: "too_many" };
    await write(sql, scope, { id, ownerId: reply.shared ? null : staff.id, reply, useCount });
    return { outcome: "saved", id, created: !before };
  });
}

/** One change of a shop's replies at a time: two that take the same shortcut do not pass each other. */
async function lockReplies(sql: ShopSql, { shopId }: ShopScope): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`saved-replies:${shopId}`]);
}

async function findOwner(sql: ShopSql, { shopId }: ShopScope, id: string) {
  const [row] = await sql.query<{ ownerId: string | null }>(
    `SELECT owner_id AS "ownerId" FROM saved_replies WHERE shop_id = $1 AND id = $2`,
    [shopId, id],
  );
  return row;
}

interface Looked {
  /** Somebody who sees this reply would find another under its shortcut, among those the writer sees. */
  taken: boolean;
  /** How many of its kind there are. */
  count: number;
}

async function look(
  sql: ShopSql,
  { shopId }: ShopScope,
  { id, staffId, reply }: { id: string; staffId: string; reply: SavedReplyDraft },
): Promise<Looked> {
  const [row] = await sql.query<Looked>(
    `SELECT coalesce(bool_or(shortcut = $3 AND id <> $4), false) AS taken,
       (count(*) FILTER (WHERE (owner_id IS NULL) = $5))::int AS count
     FROM saved_replies WHERE shop_id = $1 AND (owner_id IS NULL OR owner_id = $2)`,
    [shopId, staffId, reply.shortcut, id, reply.shared],
  );
  return row ?? { taken: false, count: 0 };
}

async function write(
  sql: ShopSql,
  { shopId }: ShopScope,
  {
    id,
    ownerId,
    reply,
    useCount,
  }: { id: string; ownerId: string | null; reply: SavedReplyDraft; useCount: number },
): Promise<void> {
  const { shortcut, title, body, language } = reply;
  await sql.query(
    `INSERT INTO saved_replies (shop_id, id, owner_id, shortcut, title, body, language, use_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (shop_id, id) DO UPDATE SET owner_id = excluded.owner_id, shortcut = excluded.shortcut,
       title = excluded.title, body = excluded.body, language = excluded.language, updated_at = now()`,
    [shopId, id, ownerId, shortcut, title, body, language, useCount],
  );
}
