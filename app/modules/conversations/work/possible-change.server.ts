import { isTeamIn, worksHereIn } from "#app/modules/access/access.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ThreadChange } from "./work.ts";

/**
 * Asks whether what changes name is there: the member of staff with their access, the team, the label; and whether
 * a time to come lies ahead. What is there stays until the transaction ends.
 * @returns the answer for each of the changes
 */
export async function possibleChanges(
  sql: ShopSql,
  scope: ShopScope,
  wanted: { change: ThreadChange }[],
  at: Date,
): Promise<(one: { change: ThreadChange }) => boolean> {
  const keyOf = ({ change }: { change: ThreadChange }) => JSON.stringify(change);
  const answers = new Map<string, boolean>();
  for (const one of wanted) {
    const key = keyOf(one);
    if (!answers.has(key)) answers.set(key, await isPossible(sql, scope, one.change, at));
  }
  return (one) => answers.get(keyOf(one)) ?? false;
}

async function isPossible(sql: ShopSql, scope: ShopScope, change: ThreadChange, at: Date): Promise<boolean> {
  switch (change.kind) {
    case "status":
      return change.status !== "snoozed" || change.until === null || Date.parse(change.until) > at.getTime();
    case "assignment":
      return (
        (!change.assigneeId || (await worksHereIn(sql, scope, change.assigneeId))) &&
        (!change.teamId || (await isTeamIn(sql, scope, change.teamId)))
      );
    case "priority":
      return true;
    case "label":
      return isLabel(sql, scope, change.labelId);
  }
}

async function isLabel(sql: ShopSql, { shopId }: ShopScope, labelId: string): Promise<boolean> {
  const found = await sql.query("SELECT 1 FROM labels WHERE shop_id = $1 AND id = $2 FOR KEY SHARE", [
    shopId,
    labelId,
  ]);
  return found.length > 0;
}
