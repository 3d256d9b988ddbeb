import { mayBeUsed } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { shutOutList } from "./work-columns.server.ts";

/** A thread that staff may be told of while they are elsewhere: whose it is and whether it waits, nothing of what is in it. */
export interface ThreadToTell {
  assigneeId: string | null;
  teamId: string | null;
  /** How many messages of the customer nobody has answered; 0 when nothing waits. */
  waiting: number;
  /** The newest message of the customer's; null when they never wrote. */
  newestAt: Date | null;
}

/** More than this is told as this. */
const countedAtMost = 99;

/** Null for a thread that is not here, that is shut out, or whose person restricted the use of their data. */
export async function threadToTell(scope: ShopScope, conversationId: string): Promise<ThreadToTell | null> {
  const [thread] = await sqlInShop(scope, (sql) =>
    sql.query<ThreadToTell & Record<string, unknown>>(
      `SELECT c.assignee_id AS "assigneeId", c.team_id AS "teamId", c.last_customer_message_at AS "newestAt", (
         SELECT count(*)::int FROM (
           SELECT FROM messages m WHERE m.shop_id = c.shop_id AND m.conversation_id = c.id AND m.direction = 'in'
             AND m.unsent_at IS NULL AND m.sent_at >= c.waiting_since LIMIT ${countedAtMost}) AS unanswered) AS waiting
       FROM conversations c
       WHERE c.shop_id = $1 AND c.id = $2 AND c.status NOT IN ${shutOutList} AND ${mayBeUsed("c")}`,
      [scope.shopId, conversationId],
    ),
  );
  return thread ?? null;
}
