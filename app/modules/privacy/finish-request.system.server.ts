import { logger } from "#app/platform/log.server.ts";
import { journalErasure } from "./erasure-journal.server.ts";
import type { Counts, Shortfall } from "./privacy.ts";
import type { ReceiptFacts } from "./receipt.ts";
import { closeWithReceipt } from "./receipts.system.server.ts";
import type { OpenRequest } from "./requests.system.server.ts";

const log = logger("privacy");

/** Before anything is erased it is written where a restored backup does not reach. */
export async function journalRequest(
  { id: requestId, shopId, code, origin, kind, deliveryId, receivedAt }: OpenRequest,
  erased: { contactIds?: string[]; accountIds?: string[]; linkIds?: string[] },
): Promise<void> {
  if (!shopId) return;
  await journalErasure({
    at: new Date().toISOString(),
    requestId,
    shopId,
    code,
    origin,
    kind,
    deliveryId,
    receivedAt: receivedAt.toISOString(),
    contactIds: [],
    accountIds: [],
    linkIds: [],
    ...erased,
  });
}

/**
 * Closes an erasure with its receipt; with `held`, one that goes on when the law allows.
 * @param left rows that the second search still found, by table
 */
export async function finishRequest(
  request: OpenRequest,
  left: Counts,
  shortfalls: Shortfall[],
  state: "done" | "held" = "done",
): Promise<void> {
  const rowsLeft = Object.keys(left).length > 0;
  const facts: ReceiptFacts = {
    origin: request.origin,
    kind: request.kind,
    receivedAt: request.receivedAt.toISOString(),
    startedAt: request.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    erased: request.counts,
    left,
    shortfalls: rowsLeft ? [...shortfalls, "rows_left"] : shortfalls,
  };
  const receiptId = await closeWithReceipt(request.id, facts, state);
  log.info(
    { requestId: request.id, kind: request.kind, receiptId, rowsLeft },
    "a privacy request was carried out",
  );
}
