import { second } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Under load one write says as much as a thousand. */
const quietMs = 5 * second;
const maxRemembered = 10_000;
const lastWritten = new Map<string, number>();

/** Something came for an account: what "last event 40 seconds ago" is read from. */
export async function noteEvents(scope: ShopScope, accountId: string, at: Date): Promise<void> {
  const before = lastWritten.get(accountId);
  if (before !== undefined && at.getTime() - before < quietMs) return;
  if (lastWritten.size >= maxRemembered) lastWritten.clear();
  lastWritten.set(accountId, at.getTime());
  await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE channel_accounts SET last_event_at = greatest(last_event_at, $3)
       WHERE shop_id = $1 AND id = $2`,
      [scope.shopId, accountId, at],
    ),
  );
}
