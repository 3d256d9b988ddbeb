import { now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ConversationToDo } from "../outbox/sweep-replies.system.server.ts";

const batchSize = 1_000;

/**
 * Threads that wait and whose window just ended: the human agent's begins for them, or they leave the queue. The
 * caller refreshes each in its shop.
 */
export async function endedWindows(at: Date = now()): Promise<ConversationToDo[]> {
  const { rows } = await acrossShopsSql().query<ConversationToDo>(
    `SELECT shop_id AS "shopId", id AS "conversationId" FROM conversations
     WHERE lapses_at <= $1 ORDER BY lapses_at LIMIT ${batchSize}`,
    [at],
  );
  return rows;
}
