import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { OthersAnswer } from "../conversations.ts";

/** Whoever answers in a thread, and where. */
interface Answering {
  conversationId: string;
  staffId: string;
}

/** An answer lies among so many messages, or it was given so long ago that nobody crosses it. */
const lookBack = 100;

/**
 * The newest answer that somebody else gave in a thread: a colleague, the Instagram app, another app. Null when there
 * is none, or only one that failed or was unsent.
 */
export async function othersAnswer(scope: ShopScope, answering: Answering): Promise<OthersAnswer | null> {
  if (!isId(answering.conversationId)) return null;
  return sqlInShop(scope, (sql) => readOthersAnswer(sql, scope, answering));
}

/**
 * The same within a transaction. What counts is when we learned of it: the parts of a reply share that time, and it
 * never changes, while Meta's may.
 */
export async function readOthersAnswer(
  sql: ShopSql,
  { shopId }: ShopScope,
  { conversationId, staffId }: Answering,
): Promise<OthersAnswer | null> {
  const [row] = await sql.query<{
    id: string;
    at: Date;
    origin: OthersAnswer["origin"];
    staffId: string | null;
  }>(
    `SELECT id, created_at AS at, origin, staff_id AS "staffId"
     FROM (
       SELECT * FROM messages WHERE shop_id = $1 AND conversation_id = $2 AND sent_at IS NOT NULL
       ORDER BY sent_at DESC, id DESC LIMIT ${lookBack}
     ) AS newest
     WHERE direction = 'out' AND unsent_at IS NULL AND state IS DISTINCT FROM 'failed'
       AND staff_id IS DISTINCT FROM $3
     ORDER BY created_at DESC, part DESC LIMIT 1`,
    [shopId, conversationId, staffId],
  );
  return row ? { ...row, at: row.at.toISOString() } : null;
}
