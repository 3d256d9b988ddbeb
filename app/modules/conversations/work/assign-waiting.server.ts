import { saveTurns, teamTurns } from "#app/modules/access/access.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { assignmentRuleIn, type AssignmentRule } from "./assignment-rule.server.ts";
import { distribute, type Candidate } from "./round-robin.ts";
import { lockStates, saveMoves } from "./state-rows.server.ts";
import { changed } from "./thread-state.ts";

/** So many threads at a time: the team's turns are held no longer than that takes. */
const batchSize = 100;

/**
 * Gives those of these threads that nobody has to the team of the shop's rule, to be assigned to one of its members:
 * they opened. A thread of another team is that team's. To be called in the transaction that opened them.
 * @returns whether there are any
 */
export async function awaitAssignment(
  sql: ShopSql,
  scope: ShopScope,
  conversationIds: string[],
  at: Date,
): Promise<boolean> {
  const rule = conversationIds.length > 0 ? await assignmentRuleIn(sql, scope) : null;
  if (!rule) return false;
  const free = `c.id = ANY ($2::uuid[]) AND c.status = 'open' AND c.assignee_id IS NULL
    AND coalesce(c.team_id, $3) = $3`;
  const opened = await lockStates(sql, scope, free, [conversationIds, rule.teamId]);
  const moves = opened.map((before) => ({
    before,
    after: { ...before, teamId: rule.teamId, awaitsAssignment: true },
  }));
  await saveMoves(sql, scope, moves, { cause: "rule", staffId: null, at });
  return opened.length > 0;
}

/**
 * Gives the threads that await it to those members of the rule's team who are at work, in turn. One caller at a time
 * has a team's turns, so two cannot give one member two threads for one turn. While nobody is at work, or everybody
 * has as many as the rule allows, threads go on waiting.
 * @returns the threads that somebody has now
 */
export async function assignWaiting(scope: ShopScope, at: Date = now()): Promise<string[]> {
  const assigned: string[] = [];
  for (;;) {
    const batch = await sqlInShop(scope, (sql) => assignBatch(sql, scope, at));
    assigned.push(...batch);
    if (batch.length < batchSize) return assigned;
  }
}

async function assignBatch(sql: ShopSql, scope: ShopScope, at: Date): Promise<string[]> {
  const rule = await assignmentRuleIn(sql, scope);
  const turns = rule && (await teamTurns(sql, scope, rule.teamId, at));
  if (!rule || !turns) return [];
  const waiting = await lockStates(sql, scope, `c.id = ANY (${nextWaiting}) AND c.awaits_assignment`, []);
  const candidates = await withOpenThreads(sql, scope, turns, rule);
  const ids = waiting.map(({ id }) => id);
  const { assigned, candidates: after } = distribute(ids, candidates, rule.threadLimit);
  const assignee = new Map(assigned.map(({ conversationId, staffId }) => [conversationId, staffId]));
  const moves = waiting.flatMap((before) => {
    const assigneeId = assignee.get(before.id);
    return assigneeId ? [{ before, after: changed(before, { kind: "assignment", assigneeId }) }] : [];
  });
  await saveTurns(sql, scope, rule.teamId, after);
  return saveMoves(sql, scope, moves, { cause: "rule", staffId: null, at });
}

/** Who waits longest comes first; ids are made in the order in which threads began. */
const nextWaiting = `ARRAY(
  SELECT w.id FROM conversations w WHERE w.shop_id = $1 AND w.awaits_assignment ORDER BY w.id LIMIT ${batchSize})`;

/** Counts no further than the limit: whoever has as many gets nothing either way. */
async function withOpenThreads(
  sql: ShopSql,
  { shopId }: ShopScope,
  turns: { staffId: string; turn: number }[],
  { threadLimit }: AssignmentRule,
): Promise<Candidate[]> {
  const counts = await sql.query<{ staff_id: string; open: number }>(
    `SELECT s.id AS staff_id, (
       SELECT count(*)::int FROM (
         SELECT FROM conversations c WHERE c.shop_id = $1 AND c.assignee_id = s.id AND c.status = 'open' LIMIT $3
       ) AS theirs) AS open
     FROM unnest($2::uuid[]) AS s(id)`,
    [shopId, turns.map(({ staffId }) => staffId), threadLimit],
  );
  const open = new Map(counts.map((row) => [row.staff_id, row.open]));
  return turns.map((turn) => ({ ...turn, open: open.get(turn.staffId) ?? 0 }));
}
