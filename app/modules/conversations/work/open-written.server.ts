import { now } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ThreadRegisters } from "../fold/fold-thread.ts";
import { awaitAssignment } from "./assign-waiting.server.ts";
import { lockStates, saveMoves } from "./state-rows.server.ts";
import { changed } from "./thread-state.ts";

/** A thread whose registers events moved, with those it had before. */
export interface MovedThread {
  id: string;
  before: ThreadRegisters;
  registers: ThreadRegisters;
}

/**
 * What customers wrote opens threads: for the first time, or again. To be called in the transaction that moved the
 * registers, before the queue is told.
 * @returns whether the shop's rule has to find somebody for one of them
 */
export async function openWritten(
  sql: ShopSql,
  scope: ShopScope,
  moved: MovedThread[],
  at: Date = now(),
): Promise<boolean> {
  const written = moved.filter(
    ({ before, registers }) => before.lastCustomerMessageAt !== registers.lastCustomerMessageAt,
  );
  const first = written.filter(({ before }) => before.lastCustomerMessageAt === null);
  const reopened = await reopen(sql, scope, idsOf(written), at);
  return awaitAssignment(sql, scope, [...idsOf(first), ...reopened], at);
}

const idsOf = (threads: MovedThread[]) => threads.map(({ id }) => id);

/**
 * Opens those of the threads whose customer wrote something newer than whoever snoozed or closed them knew; who
 * is shut out opens nothing. It follows from two registers, the newest message and what was known, so the order and
 * repetition of events make no difference.
 */
async function reopen(sql: ShopSql, scope: ShopScope, ids: string[], at: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const written =
    "c.id = ANY ($2::uuid[]) AND c.status IN ('snoozed', 'closed') AND c.last_customer_message_at > c.reopens_after";
  const parked = await lockStates(sql, scope, written, [ids]);
  const moves = parked.map((before) => ({
    before,
    after: changed(before, { kind: "status", status: "open" }),
  }));
  return saveMoves(sql, scope, moves, { cause: "customer_wrote", staffId: null, at });
}
