import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { DeliverySource } from "./webhooks.ts";

export interface NewDelivery {
  source: DeliverySource;
  digest: Buffer;
  topic: string;
  shopDomain: string | null;
  triggeredAt: Date | null;
  body: Buffer;
}

interface Waiting {
  id: string;
  delivery: NewDelivery;
  sealed: Buffer;
  resolve: (outcome: "stored" | "duplicate") => void;
  reject: (error: unknown) => void;
}

/** Rows of one INSERT: as many requests as came in while the one before was on its way. */
const maxBatch = 200;
const maxInFlight = 2;

let waiting: Waiting[] = [];
let inFlight = 0;

/** What the sealed body of a delivery is bound to. */
export function bodyContext(id: string) {
  return { table: "deliveries", column: "body_sealed", shopId: "-", rowId: id };
}

/**
 * Stores a delivery and resolves only once its own row is committed. Requests that come at the same
 * time share one INSERT: one statement a request would be the limit of the whole intake.
 */
export function storeDelivery(delivery: NewDelivery): Promise<"stored" | "duplicate"> {
  const id = newId();
  const sealed = keyRing().seal(delivery.body, bodyContext(id));
  return new Promise((resolve, reject) => {
    waiting.push({ id, delivery, sealed, resolve, reject });
    // The next turn of the loop: whatever else has arrived by then goes along.
    if (waiting.length === 1) setImmediate(flush);
  });
}

function flush(): void {
  if (inFlight >= maxInFlight || waiting.length === 0) return;
  const batch = waiting.slice(0, maxBatch);
  waiting = waiting.slice(maxBatch);
  inFlight += 1;
  void insert(batch).finally(() => {
    inFlight -= 1;
    flush();
  });
  flush();
}

async function insert(batch: Waiting[]): Promise<void> {
  try {
    const { rows } = await acrossShopsSql().query<{ id: string }>({
      name: "store-deliveries",
      text: insertText,
      values: columns(batch),
    });
    const stored = new Set(rows.map((row) => row.id));
    for (const item of batch) item.resolve(stored.has(item.id) ? "stored" : "duplicate");
  } catch (error) {
    for (const item of batch) item.reject(error);
  }
}

const insertText = `
  INSERT INTO deliveries (id, source, digest, topic, shop_domain, triggered_at, body_sealed)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
  ON CONFLICT (source, digest) DO NOTHING
  RETURNING id`;

function columns(batch: Waiting[]): unknown[] {
  return [
    batch.map((item) => item.id),
    batch.map((item) => item.delivery.source),
    batch.map((item) => item.delivery.digest),
    batch.map((item) => item.delivery.topic),
    batch.map((item) => item.delivery.shopDomain),
    batch.map((item) => item.delivery.triggeredAt),
    batch.map((item) => item.sealed),
  ];
}
