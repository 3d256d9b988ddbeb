import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { recordEvents, type Origin } from "./record-events.server.ts";
import { differences, type ThreadState } from "./thread-state.ts";
import { shutOutList } from "./work-columns.server.ts";
import { isShutOut } from "./work.ts";

/** Columns of {@link ThreadState}, for queries on `conversations c`. */
const stateColumns = `c.id, c.status, c.snoozed_until AS "snoozedUntil", c.assignee_id AS "assigneeId", c.team_id AS "teamId",
  c.priority, c.awaits_assignment AS "awaitsAssignment", c.last_customer_message_at AS "lastCustomerMessageAt"`;

/**
 * Where threads stand, held until the transaction ends.
 * @param only SQL on `conversations c` that is true for those wanted, with `values` from $2 on
 */
export async function lockStates(
  sql: ShopSql,
  { shopId }: ShopScope,
  only: string,
  values: unknown[],
): Promise<ThreadState[]> {
  return sql.query<ThreadState & Record<string, unknown>>(
    `SELECT ${stateColumns} FROM conversations c WHERE c.shop_id = $1 AND ${only} ORDER BY c.id FOR NO KEY UPDATE`,
    [shopId, ...values],
  );
}

/** A thread before and after a change. */
export interface Move {
  before: ThreadState;
  after: ThreadState;
}

/**
 * Writes what changed of threads that {@link lockStates} holds, with its history, and gives them their place in
 * the queue. @returns the threads that are not as they were
 */
export async function saveMoves(
  sql: ShopSql,
  scope: ShopScope,
  moves: Move[],
  origin: Origin,
): Promise<string[]> {
  const events = moves.flatMap(({ before, after }) =>
    differences(before, after).map((difference) => ({ conversationId: before.id, ...difference })),
  );
  const ids = new Set(events.map(({ conversationId }) => conversationId));
  const touched = moves.filter(
    ({ before, after }) => ids.has(before.id) || before.awaitsAssignment !== after.awaitsAssignment,
  );
  await saveStates(
    sql,
    scope,
    touched.map(({ after }) => after),
  );
  await recordEvents(sql, scope, events, origin);
  const opened = moves.filter(({ before, after }) => before.status !== "open" && after.status === "open");
  const letIn = moves.filter(({ before, after }) => isShutOut(before.status) && !isShutOut(after.status));
  await refreshThreads(
    sql,
    scope,
    [...new Set([...opened, ...letIn].map(({ after }) => after.id))],
    origin.at,
  );
  return [...ids];
}

/**
 * What is put away leaves the queue in the same statement, and what is shut out is unread no more; what opens or is
 * let in gets its place by {@link refreshThreads}.
 */
async function saveStates(sql: ShopSql, { shopId }: ShopScope, states: ThreadState[]): Promise<void> {
  if (states.length === 0) return;
  await sql.query(
    `UPDATE conversations c SET status = t.status, snoozed_until = t.until, assignee_id = t.assignee_id,
       team_id = t.team_id, priority = t.priority, awaits_assignment = t.awaits_assignment,
       reopens_after = CASE WHEN t.status <> 'open' THEN coalesce(c.last_customer_message_at, 'epoch') END,
       waiting_since = CASE WHEN t.status = 'open' THEN c.waiting_since END,
       lapses_at = CASE WHEN t.status = 'open' THEN c.lapses_at END,
       answer_by = CASE WHEN t.status = 'open' THEN c.answer_by END,
       unread_count = CASE WHEN t.status IN ${shutOutList} THEN 0 ELSE c.unread_count END
     FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[], $8::boolean[])
       AS t(id, status, until, assignee_id, team_id, priority, awaits_assignment)
     WHERE c.shop_id = $1 AND c.id = t.id`,
    [
      shopId,
      states.map(({ id }) => id),
      states.map(({ status }) => status),
      states.map(({ snoozedUntil }) => snoozedUntil),
      states.map(({ assigneeId }) => assigneeId),
      states.map(({ teamId }) => teamId),
      states.map(({ priority }) => priority),
      states.map(({ awaitsAssignment }) => awaitsAssignment),
    ],
  );
}
