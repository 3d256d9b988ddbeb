import { day, hour, now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

const batchSize = 500;

/** Of one account in one sweep: the reads that are allowed to it are also those that settle replies. */
const perAccount = 60;

/** What happened lately is more likely to be taken back. */
const paces = [
  { happenedWithin: day, every: hour },
  { happenedWithin: 7 * day, every: 12 * hour },
];

/** Threads that have to be compared with what Instagram lists of them, the longest not compared first. */
export async function threadsToCompare(
  at: Date = now(),
): Promise<{ shopId: string; conversationId: string }[]> {
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const due = paces.map((_, pace) => `last_message_at > $${2 * pace + 1} AND compared_at < $${2 * pace + 2}`);
  const longest = `last_message_at > $${2 * paces.length - 1}`;
  const { rows } = await acrossShopsSql().query<{ shopId: string; conversationId: string }>(
    `SELECT shop_id AS "shopId", id AS "conversationId" FROM (
       SELECT shop_id, id, compared_at,
         row_number() OVER (PARTITION BY shop_id, account_id ORDER BY compared_at NULLS FIRST) AS turn
       FROM conversations
       WHERE ${longest} AND (compared_at IS NULL OR (${due.join(") OR (")}))
     ) due
     WHERE turn <= ${perAccount} ORDER BY compared_at NULLS FIRST LIMIT ${batchSize}`,
    paces.flatMap(({ happenedWithin, every }) => [ago(happenedWithin), ago(every)]),
  );
  return rows;
}
