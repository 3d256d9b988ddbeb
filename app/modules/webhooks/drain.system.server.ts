import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { deliveriesProcessed } from "#app/platform/metrics.server.ts";
import { bodyContext } from "./store-deliveries.system.server.ts";
import type { DeliveryOutcome, DeliverySource } from "./webhooks.ts";

/** A delivery taken off the list, its body opened. */
export interface OpenDelivery {
  id: string;
  topic: string;
  shopDomain: string | null;
  triggeredAt: Date | null;
  receivedAt: Date;
  attempts: number;
  body: Buffer;
}

/** Processes deliveries of one source; one outcome each, in the same order. Must be safe to repeat. */
export type DeliveryProcessor = (batch: OpenDelivery[]) => Promise<DeliveryOutcome[]>;

interface Claimed extends Omit<OpenDelivery, "body"> {
  body_sealed: Buffer;
}

const batchSize = 200;
/** Longer than any batch takes. When a worker dies, another takes over after this. */
const leaseSeconds = 30;
const maxAttempts = 10;

const log = logger("webhooks");

export interface Drained {
  processed: number;
  /** The shops on whose dead-letter list something came. */
  deadIn: Set<string>;
}

/** Processes every due delivery of a source in batches, oldest first, until none is left. */
export async function drainDeliveries(source: DeliverySource, process: DeliveryProcessor): Promise<Drained> {
  const drained: Drained = { processed: 0, deadIn: new Set() };
  for (;;) {
    const claimed = await claim(source);
    if (claimed.length === 0) return drained;
    drained.processed += claimed.length;
    const opened = claimed.map(openBody);
    const readable = opened.filter((delivery) => delivery !== undefined);
    const outcomes = await processIsolating(readable, process);
    const dead = await finish(source, [
      ...readable.map((delivery, at) => ({ delivery, outcome: outcomes[at] ?? crashed })),
      ...claimed.filter((_, at) => !opened[at]).map((delivery) => ({ delivery, outcome: lostKey })),
    ]);
    for (const shopId of dead) drained.deadIn.add(shopId);
  }
}

const crashed: DeliveryOutcome = { outcome: "retry", cause: "crashed" };
const lostKey: DeliveryOutcome = { outcome: "dead", cause: "sealed_with_lost_key" };

async function claim(source: DeliverySource): Promise<Claimed[]> {
  const { rows } = await acrossShopsSql().query<Claimed>({
    name: "claim-deliveries",
    text: `
      UPDATE deliveries SET state = 'processing', attempts = attempts + 1,
        next_attempt_at = now() + make_interval(secs => $3)
      WHERE id IN (
        SELECT id FROM deliveries
        WHERE source = $1 AND state IN ('received', 'processing') AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
      RETURNING id, topic, shop_domain AS "shopDomain", triggered_at AS "triggeredAt",
        received_at AS "receivedAt", attempts, body_sealed`,
    values: [source, batchSize, leaseSeconds],
  });
  return rows.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

function openBody({ body_sealed, ...delivery }: Claimed): OpenDelivery | undefined {
  try {
    return { ...delivery, body: keyRing().open(body_sealed, bodyContext(delivery.id)) };
  } catch (err) {
    log.error({ err: err as Error, deliveryId: delivery.id }, "a stored webhook did not open");
    return undefined;
  }
}

/** When a batch throws, its deliveries are tried one by one, so that one bad one holds up no other. */
async function processIsolating(
  batch: OpenDelivery[],
  process: DeliveryProcessor,
): Promise<DeliveryOutcome[]> {
  if (batch.length === 0) return [];
  try {
    return await process(batch);
  } catch (err) {
    if (batch.length === 1) return [failure(batch, err)];
    log.warn({ err: err as Error, count: batch.length }, "a batch failed; trying its deliveries one by one");
    const outcomes: DeliveryOutcome[] = [];
    for (const delivery of batch) outcomes.push(...(await processIsolating([delivery], process)));
    return outcomes;
  }
}

function failure(batch: OpenDelivery[], err: unknown): DeliveryOutcome {
  const [delivery] = batch;
  log.error(
    { err: err as Error, deliveryId: delivery?.id, attempts: delivery?.attempts },
    "a delivery failed",
  );
  return crashed;
}

interface Finished {
  delivery: { id: string; attempts: number };
  outcome: DeliveryOutcome;
}

/**
 * A done delivery keeps its digest, so that a repetition is known, and loses its body.
 * @returns the shops of those that are dead
 */
async function finish(source: DeliverySource, finished: Finished[]): Promise<string[]> {
  const rows = finished.map(({ delivery, outcome }) => ({
    id: delivery.id,
    ...finalState(outcome, delivery.attempts),
  }));
  const { rows: ended } = await acrossShopsSql().query<{ shop_id: string | null; state: string }>({
    name: "finish-deliveries",
    text: `
      UPDATE deliveries d SET state = f.state, last_error = f.cause, shop_id = coalesce(f.shop_id, d.shop_id),
        next_attempt_at = now() + make_interval(secs => f.wait),
        processed_at = CASE WHEN f.state = 'done' THEN now() END,
        body_sealed = CASE WHEN f.state = 'done' THEN NULL ELSE d.body_sealed END
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::float8[]) AS f(id, state, cause, shop_id, wait)
      WHERE d.id = f.id RETURNING d.shop_id, d.state`,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.state),
      rows.map((row) => row.cause),
      rows.map((row) => row.shopId),
      rows.map((row) => row.wait),
    ],
  });
  for (const row of rows) deliveriesProcessed.inc({ source, outcome: row.state });
  return ended.flatMap(({ shop_id, state }) => (state === "dead" && shop_id ? [shop_id] : []));
}

/** The state a delivery is left in, and how many seconds until it may be tried again. */
export function finalState(outcome: DeliveryOutcome, attempts: number) {
  const shopId = ("shopId" in outcome && outcome.shopId) || null;
  if (outcome.outcome !== "retry") {
    return { state: outcome.outcome, cause: "cause" in outcome ? outcome.cause : null, shopId, wait: 0 };
  }
  if (attempts >= maxAttempts) return { state: "dead" as const, cause: outcome.cause, shopId, wait: 0 };
  return { state: "received" as const, cause: outcome.cause, shopId, wait: Math.min(2 ** attempts, 300) };
}
