import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { RequestKind, RequestReason, RequestState, Shortfall } from "./privacy.ts";

/** What the public page of a request says: nothing of whom it was about, nor of who holds anything. */
export interface RequestStatus {
  kind: RequestKind;
  reason: RequestReason | null;
  state: RequestState;
  shortfalls: Shortfall[];
  receivedAt: string;
  completedAt: string | null;
  receiptId: string | null;
  /** Words that still prove who asked; null when there are none, or no longer. */
  claim: string | null;
}

interface Row {
  kind: RequestKind;
  reason: RequestReason | null;
  state: RequestState;
  shortfalls: Shortfall[];
  received_at: Date;
  completed_at: Date | null;
  receipt_id: string | null;
  claim: string | null;
}

/**
 * How things stand with the requests of this code, as one; null when there is none. Those that wait for proof come
 * last and look the same whether a store knows the person or not: a name typed into a form learns nothing.
 */
export async function requestStatus(code: string): Promise<RequestStatus | null> {
  if (!/^[a-z0-9]{24}$/.test(code)) return null;
  const { rows } = await acrossShopsSql().query<Row>(
    `SELECT kind, reason, state, shortfalls, received_at, completed_at, receipt_id, claim
     FROM privacy_requests WHERE code = $1
     ORDER BY state = 'waiting', state IN ('received', 'running', 'held') DESC, completed_at DESC LIMIT 1`,
    [code],
  );
  const [row] = rows;
  return row
    ? {
        kind: row.kind,
        reason: row.reason,
        state: row.state,
        shortfalls: row.shortfalls,
        receivedAt: row.received_at.toISOString(),
        completedAt: row.completed_at?.toISOString() ?? null,
        receiptId: row.receipt_id,
        claim: row.claim,
      }
    : null;
}
