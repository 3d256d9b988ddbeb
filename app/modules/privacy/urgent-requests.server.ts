import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { clocks, type Clock, type UrgentRequests } from "./clocks.ts";

const seconds = (ms: number) => `interval '${ms / 1_000} seconds'`;

/**
 * SQL of the requests whose clock is urgent or over, in rows of {@link UrgentRow}. A request that nobody answered
 * yet has both clocks, and the first counts.
 * @param where narrows `privacy_requests`
 */
export function urgentRequestsSql(where = "true"): string {
  return `SELECT clock, count(*) FILTER (WHERE ends_at > now())::int AS soon,
      count(*) FILTER (WHERE ends_at <= now())::int AS overdue
    FROM (
      SELECT CASE WHEN acknowledged_at IS NULL THEN 'answer' ELSE 'completion' END AS clock,
        CASE WHEN acknowledged_at IS NULL THEN received_at + ${seconds(clocks.answer.runs)} ELSE due_at END AS ends_at
      FROM privacy_requests WHERE state IN ('waiting', 'received', 'running', 'ready') AND ${where}
    ) AS request
    WHERE ends_at <= now() + CASE clock WHEN 'answer' THEN ${seconds(clocks.answer.urgent)}
      ELSE ${seconds(clocks.completion.urgent)} END
    GROUP BY clock`;
}

export interface UrgentRow {
  clock: Clock;
  soon: number;
  overdue: number;
}

export function readUrgent(rows: UrgentRow[]): UrgentRequests {
  const none = { soon: 0, overdue: 0 };
  const found: UrgentRequests = { answer: none, completion: none };
  for (const { clock, soon, overdue } of rows) found[clock] = { soon, overdue };
  return found;
}

/** How many requests of the shop have to be seen to: soon, or since yesterday. */
export async function urgentRequests(scope: ShopScope): Promise<UrgentRequests> {
  const sought = urgentRequestsSql("shop_id = $1");
  return readUrgent(await sqlInShop(scope, (sql) => sql.query<UrgentRow>(sought, [scope.shopId])));
}
