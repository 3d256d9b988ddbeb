import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { auditKept } from "./audit.ts";

/**
 * Removes events whose time is over from the front of every shop's chain. The last one removed stays as a number
 * and a hash, so that the rest can still be verified.
 */
export async function pruneAudit(now: Date): Promise<void> {
  const before = new Date(now.getTime() - auditKept);
  await acrossShopsSql().query(
    `WITH last AS (
       SELECT DISTINCT ON (shop_id) shop_id, number, hash FROM audit_events WHERE at < $1 ORDER BY shop_id, number DESC
     ), gone AS (
       DELETE FROM audit_events USING last
       WHERE audit_events.shop_id = last.shop_id AND audit_events.number <= last.number
     )
     UPDATE audit_chains SET anchor_number = last.number, anchor_hash = last.hash
     FROM last WHERE audit_chains.shop_id = last.shop_id`,
    [before],
  );
}
