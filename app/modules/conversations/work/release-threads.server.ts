import { now } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { Origin } from "./record-events.server.ts";
import { lockStates, saveMoves } from "./state-rows.server.ts";
import { changed } from "./thread-state.ts";

/** So many threads at a time, so that nobody waits long for one of them. */
const batchSize = 500;

/** Whose threads are released: a member of staff's, or a team's. */
export type Holder = { staffId: string } | { teamId: string };

/** How many threads somebody has: the open ones, and all of them. */
export async function countThreads(scope: ShopScope, holder: Holder): Promise<{ open: number; all: number }> {
  const { column, id } = columnOf(holder);
  if (!isId(id)) return { open: 0, all: 0 };
  const [counts] = await sqlInShop(scope, (sql) =>
    sql.query<{ open: number; all: number }>(
      `SELECT count(*) FILTER (WHERE status = 'open')::int AS open, count(*)::int AS "all"
       FROM conversations WHERE shop_id = $1 AND ${column} = $2`,
      [scope.shopId, id],
    ),
  );
  return counts ?? { open: 0, all: 0 };
}

/** Nobody has these threads any more; their history says why. @returns the threads, batch by batch */
export async function* releaseThreads(
  scope: ShopScope,
  holder: Holder,
  origin: Omit<Origin, "at">,
  at: Date = now(),
): AsyncGenerator<string[]> {
  const { column, id } = columnOf(holder);
  if (!isId(id)) return;
  const change = "teamId" in holder ? { teamId: null } : { assigneeId: null };
  for (;;) {
    const released = await sqlInShop(scope, async (sql) => {
      const next = `ARRAY(SELECT w.id FROM conversations w WHERE w.shop_id = $1 AND w.${column} = $2 LIMIT ${batchSize})`;
      const theirs = await lockStates(sql, scope, `c.id = ANY (${next}) AND c.${column} = $2`, [id]);
      const moves = theirs.map((before) => ({
        before,
        after: changed(before, { kind: "assignment", ...change }),
      }));
      return saveMoves(sql, scope, moves, { ...origin, at });
    });
    if (released.length > 0) yield released;
    if (released.length < batchSize) return;
  }
}

function columnOf(holder: Holder): { column: "assignee_id" | "team_id"; id: string } {
  if ("teamId" in holder) return { column: "team_id", id: holder.teamId };
  return { column: "assignee_id", id: holder.staffId };
}
