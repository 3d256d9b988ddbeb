import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { changeLabel } from "./change-label.server.ts";
import { lastEvent } from "./list-events.server.ts";
import { isPossible } from "./possible-change.server.ts";
import { lockStates, saveMoves } from "./state-rows.server.ts";
import { changed, differences, overwrites, wroteSince, type StateChange } from "./thread-state.ts";
import type { ChangeOutcome, ThreadChange, ThreadWork } from "./work.ts";

/** Who changes which thread, and what of it they had before their eyes. */
export interface ChangeRequest {
  conversationId: string;
  staffId: string;
  change: ThreadChange;
  /** The thread as their page showed it: what changed since is not overwritten. */
  seen: ThreadWork;
  /** It takes back what they had just done. */
  undo?: boolean;
}

/**
 * Changes a thread for somebody of the staff, unless what they saw of it is over: of two who change the same thing
 * one is told of the other. A label put on or taken off overwrites nothing.
 */
export async function changeThread(
  scope: ShopScope,
  request: ChangeRequest,
  at: Date = now(),
): Promise<ChangeOutcome> {
  const { conversationId, change } = request;
  if (!isId(conversationId)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    if (!(await isPossible(sql, scope, change, at))) return { outcome: "not_possible" };
    if (change.kind === "label") return changeLabelOf(sql, scope, request, at);
    return changeState(sql, scope, { ...request, change }, at);
  });
}

async function changeState(
  sql: ShopSql,
  scope: ShopScope,
  request: ChangeRequest & { change: StateChange },
  at: Date,
): Promise<ChangeOutcome> {
  const { conversationId, change, seen } = request;
  const [before] = await lockStates(sql, scope, "c.id = $2", [conversationId]);
  if (!before) return { outcome: "not_found" };
  const after = changed(before, change);
  if (differences(before, after).length === 0) return { outcome: "unchanged" };
  if (overwrites(before, change, seen)) {
    return { outcome: "overtaken", by: await lastEvent(sql, scope, conversationId, change) };
  }
  if (wroteSince(before, change, seen)) return { outcome: "wrote_meanwhile" };
  await saveMoves(sql, scope, [{ before, after }], originOf(request, at));
  return { outcome: "changed" };
}

async function changeLabelOf(
  sql: ShopSql,
  scope: ShopScope,
  request: ChangeRequest,
  at: Date,
): Promise<ChangeOutcome> {
  const { conversationId, change } = request;
  if (change.kind !== "label") return { outcome: "unchanged" };
  const [thread] = await lockStates(sql, scope, "c.id = $2", [conversationId]);
  if (!thread) return { outcome: "not_found" };
  const ids = await changeLabel(sql, scope, [conversationId], change, originOf(request, at));
  return { outcome: ids.length > 0 ? "changed" : "unchanged" };
}

const originOf = ({ staffId, undo }: ChangeRequest, at: Date) =>
  ({ cause: undo ? "undo" : "by_hand", staffId, at }) as const;
