import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { changeLabel } from "./change-label.server.ts";
import { lastEvent } from "./list-events.server.ts";
import { possibleChanges } from "./possible-change.server.ts";
import type { Origin } from "./record-events.server.ts";
import { lockStates, saveMoves, type Move } from "./state-rows.server.ts";
import { changed, differences, overwrites, wroteSince, type ThreadState } from "./thread-state.ts";
import type { ChangeOutcome, WantedChange } from "./work.ts";

/** Who changes which threads. */
export interface ChangeRequest {
  staffId: string;
  /** Each thread once. */
  wanted: WantedChange[];
  /** It takes back what they had just done. */
  undo?: boolean;
}

/**
 * Changes threads for somebody of the staff, except those where what they saw is over: of two who change the same
 * thing one is told of the other. A label put on or taken off overwrites nothing. All of it is one transaction, so
 * that whoever wants many changes asks for some at a time (`changesAtMost`).
 * @returns what became of each, in the order in which they were wanted
 */
export async function changeThreads(
  scope: ShopScope,
  { staffId, wanted, undo }: ChangeRequest,
  at: Date = now(),
): Promise<ChangeOutcome[]> {
  const ids = wanted.flatMap(({ conversationId }) => (isId(conversationId) ? [conversationId] : []));
  const origin: Origin = { cause: undo ? "undo" : "by_hand", staffId, at };
  return sqlInShop(scope, async (sql) => {
    const isPossible = await possibleChanges(sql, scope, wanted, at);
    const states = await lockStates(sql, scope, "c.id = ANY ($2::uuid[])", [ids]);
    const stateOf = new Map(states.map((state) => [state.id, state]));
    const asked = wanted.map((one) => ({ ...one, state: stateOf.get(one.conversationId) }));
    const labelled = await changeLabels(sql, scope, asked.filter(isPossible), origin);
    const judged = asked.map((one) => (isPossible(one) ? judge(one, labelled) : notPossible));
    await saveMoves(
      sql,
      scope,
      judged.flatMap((one) => ("move" in one ? [one.move] : [])),
      origin,
    );
    const outcomes: ChangeOutcome[] = [];
    for (const one of judged) outcomes.push(await toOutcome(sql, scope, one));
    return outcomes;
  });
}

type Asked = WantedChange & { state: ThreadState | undefined };

type Judged =
  { move: Move } | { outcome: Exclude<ChangeOutcome["outcome"], "overtaken"> } | { overtakenAs: Asked };

const notPossible: Judged = { outcome: "not_possible" };

/** @param labelled the threads where putting a label on or taking it off made a difference */
function judge(asked: Asked, labelled: Set<string>): Judged {
  const { conversationId, change, seen, state: before } = asked;
  if (!before) return { outcome: "not_found" };
  if (change.kind === "label") return { outcome: labelled.has(conversationId) ? "changed" : "unchanged" };
  const after = changed(before, change);
  if (differences(before, after).length === 0) return { outcome: "unchanged" };
  if (overwrites(before, change, seen)) return { overtakenAs: asked };
  return wroteSince(before, change, seen) ? { outcome: "wrote_meanwhile" } : { move: { before, after } };
}

async function toOutcome(sql: ShopSql, scope: ShopScope, judged: Judged): Promise<ChangeOutcome> {
  if ("move" in judged) return { outcome: "changed" };
  if ("outcome" in judged) return { outcome: judged.outcome };
  const { conversationId, change } = judged.overtakenAs;
  return { outcome: "overtaken", by: await lastEvent(sql, scope, conversationId, change) };
}

/** Puts labels on threads and takes them off, those of one label together. @returns where that made a difference */
async function changeLabels(
  sql: ShopSql,
  scope: ShopScope,
  asked: Asked[],
  origin: Origin,
): Promise<Set<string>> {
  const changedIds = new Set<string>();
  const kinds = new Map<string, { change: Parameters<typeof changeLabel>[3]; ids: string[] }>();
  for (const { change, state } of asked) {
    if (change.kind !== "label" || !state) continue;
    const key = `${change.labelId} ${change.on}`;
    kinds.set(key, { change, ids: [...(kinds.get(key)?.ids ?? []), state.id] });
  }
  for (const { change, ids } of kinds.values())
    for (const id of await changeLabel(sql, scope, ids, change, origin)) changedIds.add(id);
  return changedIds;
}
