import { isTeamIn } from "#app/modules/access/access.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { threadLimits } from "./work.ts";

/** Threads that open go to the members of a team in turn. */
export interface AssignmentRule {
  teamId: string;
  /** So many open threads a member at most. */
  threadLimit: number;
}

/** Who gets threads that open; null when nobody does by itself. */
export async function assignmentRule(scope: ShopScope): Promise<AssignmentRule | null> {
  return sqlInShop(scope, (sql) => assignmentRuleIn(sql, scope));
}

/** {@link assignmentRule} inside the caller's transaction. */
export async function assignmentRuleIn(sql: ShopSql, { shopId }: ShopScope): Promise<AssignmentRule | null> {
  const [rule] = await sql.query<{ teamId: string; threadLimit: number }>(
    `SELECT team_id AS "teamId", thread_limit AS "threadLimit" FROM assignment_rules WHERE shop_id = $1`,
    [shopId],
  );
  return rule ?? null;
}

/**
 * Says who gets threads from now on; null for nobody by itself. What waits for the rule before waits no more, unless
 * the team is the same. @returns whether that is possible
 */
export async function setAssignmentRule(scope: ShopScope, rule: AssignmentRule | null): Promise<boolean> {
  if (rule && !isSound(rule)) return false;
  return sqlInShop(scope, async (sql) => {
    await sql.query(
      `UPDATE conversations SET awaits_assignment = false
       WHERE shop_id = $1 AND awaits_assignment AND team_id IS DISTINCT FROM $2::uuid`,
      [scope.shopId, rule?.teamId ?? null],
    );
    if (!rule) {
      await sql.query("DELETE FROM assignment_rules WHERE shop_id = $1", [scope.shopId]);
      return true;
    }
    if (!(await isTeamIn(sql, scope, rule.teamId))) return false;
    await sql.query(
      `INSERT INTO assignment_rules (shop_id, team_id, thread_limit) VALUES ($1, $2, $3)
       ON CONFLICT (shop_id) DO UPDATE SET team_id = excluded.team_id, thread_limit = excluded.thread_limit`,
      [scope.shopId, rule.teamId, rule.threadLimit],
    );
    return true;
  });
}

function isSound({ teamId, threadLimit }: AssignmentRule): boolean {
  const { least, most } = threadLimits;
  return isId(teamId) && Number.isInteger(threadLimit) && threadLimit >= least && threadLimit <= most;
}
