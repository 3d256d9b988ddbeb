import { now, second } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

const batchSize = 1_000;
/** The job that was started with a reaction has had its chance by then. */
const unheardMs = 5 * second;

/** Finds reactions that no job reached, or whose job died. The caller starts the jobs. */
export async function sweepReactions(at: Date = now()): Promise<{ shopId: string; messageId: string }[]> {
  const { rows } = await acrossShopsSql().query<{ shopId: string; messageId: string }>(
    `SELECT shop_id AS "shopId", message_id AS "messageId" FROM own_reactions
     WHERE state = 'queued' AND due_at <= $1 ORDER BY due_at LIMIT ${batchSize}`,
    [new Date(at.getTime() - unheardMs)],
  );
  return rows;
}
