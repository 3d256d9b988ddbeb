import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { deliveriesProcessed } from "#app/platform/metrics.server.ts";
import { deliveriesKept, type DeliverySource } from "./webhooks.ts";

const log = logger("webhooks");

export interface SweepResult {
  /** Sources that have something due: each wants a nudge. */
  due: DeliverySource[];
  /** Unclaimed deliveries dropped after their day. */
  dropped: number;
}

/**
 * Repairs the gap between rows and jobs: finds what is due although no nudge came, drops what nobody
 * claimed within its time, and forgets digests that no platform repeats any more ({@link deliveriesKept}).
 */
export async function sweepDeliveries(): Promise<SweepResult> {
  const due = await acrossShopsSql().query<{ source: DeliverySource }>(
    "SELECT DISTINCT source FROM deliveries WHERE state IN ('received', 'processing') AND next_attempt_at <= now()",
  );
  const dropped = await acrossShopsSql().query(
    "DELETE FROM deliveries WHERE state = 'unclaimed' AND received_at < $1",
    [keptSince(deliveriesKept.unclaimed)],
  );
  await acrossShopsSql().query(
    `DELETE FROM deliveries WHERE id IN (
       SELECT id FROM deliveries WHERE state = 'done' AND received_at < $1 LIMIT 5000)`,
    [keptSince(deliveriesKept.done)],
  );
  await acrossShopsSql().query(
    "DELETE FROM deliveries WHERE state = 'dead' AND shop_id IS NULL AND received_at < $1",
    [keptSince(deliveriesKept.deadOfNobody)],
  );
  if (dropped.rowCount) {
    deliveriesProcessed.inc({ source: "instagram", outcome: "dropped_unclaimed" }, dropped.rowCount);
    log.warn({ count: dropped.rowCount }, "webhooks of accounts nobody connected were dropped after a day");
  }
  return { due: due.rows.map((row) => row.source), dropped: dropped.rowCount ?? 0 };
}

const keptSince = (ms: number) => new Date(Date.now() - ms);

/** An account was connected: what came for it meanwhile is due again. */
export async function retryUnclaimed(): Promise<void> {
  await acrossShopsSql().query(
    "UPDATE deliveries SET state = 'received', attempts = 0, next_attempt_at = now() WHERE state = 'unclaimed'",
  );
}
