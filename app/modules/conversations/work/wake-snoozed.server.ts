import { now } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { awaitAssignment } from "./assign-waiting.server.ts";
import { lockStates, saveMoves } from "./state-rows.server.ts";
import { changed } from "./thread-state.ts";

/** So many threads at a time, so that nobody waits long for one of them. */
const batchSize = 200;

/** Opens the snoozed threads whose time has come. Whatever is done twice finds nothing. @returns those it opened */
export async function wakeSnoozed(scope: ShopScope, at: Date = now()): Promise<string[]> {
  const opened: string[] = [];
  for (;;) {
    const batch = await wakeBatch(scope, at);
    opened.push(...batch);
    if (batch.length < batchSize) return opened;
  }
}

async function wakeBatch(scope: ShopScope, at: Date): Promise<string[]> {
  return sqlInShop(scope, async (sql) => {
    const due = await lockStates(sql, scope, `c.id = ANY (${nextDue}) AND c.snoozed_until <= $2`, [at]);
    const moves = due.map((before) => ({
      before,
      after: changed(before, { kind: "status", status: "open" }),
    }));
    const opened = await saveMoves(sql, scope, moves, { cause: "time_came", staffId: null, at });
    await awaitAssignment(sql, scope, opened, at);
    return opened;
  });
}

/** The condition stands again where the rows are locked: somebody may have changed them just before. */
const nextDue = `ARRAY(
  SELECT w.id FROM conversations w WHERE w.shop_id = $1 AND w.snoozed_until <= $2 ORDER BY w.snoozed_until LIMIT ${batchSize})`;
