import { humanAgentWindowMs } from "#app/modules/channels/instagram/rules.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { refreshThreads } from "./refresh-threads.server.ts";

/** Windows of these threads ended: the queue is told anew. */
export async function moveWindows(
  scope: ShopScope,
  conversationIds: string[],
  at: Date = now(),
): Promise<void> {
  await sqlInShop(scope, (sql) => refreshThreads(sql, scope, conversationIds, at));
}

/** What an account may do changed: whoever wrote to it so lately that it matters is told anew. @returns their threads */
export async function moveWindowsOf(
  scope: ShopScope,
  accountId: string,
  at: Date = now(),
): Promise<string[]> {
  return sqlInShop(scope, async (sql) => {
    const threads = await sql.query<{ id: string }>(
      `SELECT id FROM conversations
       WHERE shop_id = $1 AND account_id = $2 AND waiting_since IS NOT NULL AND last_customer_message_at > $3`,
      [scope.shopId, accountId, new Date(at.getTime() - humanAgentWindowMs)],
    );
    const ids = threads.map(({ id }) => id);
    await refreshThreads(sql, scope, ids, at);
    return ids;
  });
}
