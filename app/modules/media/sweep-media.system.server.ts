import { hour, now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { lostAfterMs } from "./fetch/fetch-turns.ts";

const batchSize = 500;

/** What staff uploaded and did not send in this time, they will not. */
export const unsentKeptMs = 6 * hour;

/**
 * Finds files that are due to be fetched and that no job reached, and lets go of uploads that nobody sent. The caller
 * starts the jobs; what it is told is not told again until a job would have lost its process.
 */
export async function sweepMedia(at: Date = now()): Promise<{ shopId: string; fileId: string }[]> {
  await acrossShopsSql().query(
    "DELETE FROM media_files WHERE message_id IS NULL AND source = 'staff' AND created_at < $1",
    [new Date(at.getTime() - unsentKeptMs)],
  );
  const { rows } = await acrossShopsSql().query<{ shopId: string; fileId: string }>(
    `UPDATE media_files f SET next_attempt_at = $2 FROM (
       SELECT shop_id, id FROM media_files WHERE state = 'pending' AND next_attempt_at <= $1
       ORDER BY next_attempt_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
     ) AS due WHERE f.shop_id = due.shop_id AND f.id = due.id
     RETURNING f.shop_id AS "shopId", f.id AS "fileId"`,
    [at, new Date(at.getTime() + lostAfterMs)],
  );
  return rows;
}
