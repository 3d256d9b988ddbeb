import { randomBytes } from "node:crypto";
import type pg from "pg";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { JournaledErasure } from "./erasure-journal.server.ts";
import type {
  Counts,
  RequestKind,
  RequestOrigin,
  RequestReason,
  RequestState,
  Shortfall,
  Verification,
} from "./privacy.ts";
import { openSubject, sealSubject, type Subject } from "./request-subject.server.ts";
import { requestsKept } from "./retention.ts";

export interface NewRequest {
  shopId: string | null;
  origin: RequestOrigin;
  kind: RequestKind;
  subject: Subject;
  reason?: RequestReason;
  deliveryId?: string;
  staffId?: string;
  /** Of the request that this one belongs to: one page tells of both. */
  code?: string;
  /** Words that prove who asked: until somebody sends them, it waits. */
  claim?: string;
}

export interface OpenRequest {
  id: string;
  code: string;
  deliveryId: string | null;
  shopId: string | null;
  origin: RequestOrigin;
  kind: RequestKind;
  subject: Subject;
  receivedAt: Date;
  startedAt: Date;
  counts: Counts;
  /** What is known already that could not be done. */
  shortfalls: Shortfall[];
}

/**
 * Writes a request down before anything is done about it. The same webhook twice is one request.
 * @param sql the caller's transaction
 */
export async function openRequest(
  request: NewRequest,
  sql: Pick<pg.ClientBase, "query"> = acrossShopsSql(),
): Promise<{ id: string; code: string }> {
  const id = newId();
  const at = new Date();
  const { rows } = await sql.query<{ id: string; code: string }>(
    `INSERT INTO privacy_requests (id, shop_id, code, origin, kind, delivery_id, subject_sealed, staff_id,
       received_at, due_at, claim, state, verification, acknowledged_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (delivery_id) DO UPDATE SET delivery_id = excluded.delivery_id
     RETURNING id, code`,
    [
      id,
      request.shopId,
      request.code ?? newCode(),
      request.origin,
      request.kind,
      request.deliveryId ?? null,
      sealSubject(id, request.subject),
      request.staffId ?? null,
      at,
      new Date(at.getTime() + requestsKept.dueAfter),
      request.claim ?? null,
      request.claim === undefined ? "received" : "waiting",
      vouched[request.origin],
      // A page or an answer told whoever asked that it arrived; a mail has to be answered by the store that it reached.
      request.origin === "mail" && request.shopId !== null ? null : at,
      request.reason ?? null,
    ],
  );
  return rows[0]!;
}

/** Who stands for it that the right one asks; of a person's own request that is still to be seen. */
const vouched: Record<RequestOrigin, Verification | null> = {
  shopify: "signature",
  meta: "signature",
  staff: "staff",
  form: null,
  mail: null,
};

const letters = "23456789abcdefghjkmnpqrstuvwxyz";

/** 24 letters and digits that are read aloud without doubt: 118 bits, nothing to guess. */
export function newCode(): string {
  return Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");
}

/** A request that is not done, marked as running; null when there is nothing left to do. */
export async function startRequest(id: string): Promise<OpenRequest | null> {
  const { rows } = await acrossShopsSql().query<{
    shop_id: string | null;
    code: string;
    delivery_id: string | null;
    origin: RequestOrigin;
    kind: RequestKind;
    subject_sealed: Buffer;
    received_at: Date;
    started_at: Date;
    counts: Counts;
    shortfalls: Shortfall[];
  }>(
    `UPDATE privacy_requests SET state = 'running', started_at = coalesce(started_at, now())
     WHERE id = $1 AND state IN ('received', 'running') AND subject_sealed IS NOT NULL
     RETURNING shop_id, code, delivery_id, origin, kind, subject_sealed, received_at, started_at, counts, shortfalls`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { shop_id: shopId, code, delivery_id: deliveryId, origin, kind, counts, shortfalls } = row;
  const [receivedAt, startedAt] = [row.received_at, row.started_at];
  const subject = openSubject(id, row.subject_sealed);
  return { id, shopId, code, deliveryId, origin, kind, subject, receivedAt, startedAt, counts, shortfalls };
}

/** Keeps what was found, before anything is erased: whoever goes on after a crash searches no more. */
export async function noteFound(id: string, subject: Subject, counts: Counts): Promise<void> {
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET subject_sealed = $2, counts = $3 WHERE id = $1 AND state = 'running'",
    [id, sealSubject(id, subject), JSON.stringify(counts)],
  );
}

/** Keeps what could not be done, before what it was about is gone. @returns all that is known of this request */
export async function noteShortfall(id: string, shortfall: Shortfall): Promise<Shortfall[]> {
  const { rows } = await acrossShopsSql().query<{ shortfalls: Shortfall[] }>(
    `UPDATE privacy_requests SET shortfalls = array_append(array_remove(shortfalls, $2), $2)
     WHERE id = $1 RETURNING shortfalls`,
    [id, shortfall],
  );
  return rows[0]?.shortfalls ?? [shortfall];
}

/**
 * A store goes: what else was asked of it goes with it, and nobody it was about is remembered. Words that prove
 * somebody go too; without their store those of two stores would be the same.
 */
export async function closeRequestsOfShop(shopId: string): Promise<void> {
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'void', shortfalls = '{store_erased}', subject_sealed = NULL,
       completed_at = now()
     WHERE shop_id = $1 AND kind <> 'erase_shop' AND state NOT IN ('done', 'void')`,
    [shopId],
  );
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET claim = NULL WHERE shop_id = $1 AND claim IS NOT NULL",
    [shopId],
  );
}

/** There is nothing to carry out, and why. */
export async function closeVoid(id: string, shortfall: Shortfall): Promise<void> {
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'void', shortfalls = $2, subject_sealed = NULL, completed_at = now()
     WHERE id = $1 AND state IN ('received', 'running')`,
    [id, [shortfall]],
  );
}

/** A package can be fetched until the request's time is up. */
export async function markReady(id: string): Promise<void> {
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET state = 'ready' WHERE id = $1 AND state = 'running'",
    [id],
  );
}

/** Holds were lifted: requests that waited for it go on. @returns their ids */
export async function resumeHeld(shopId: string): Promise<string[]> {
  const { rows } = await acrossShopsSql().query<{ id: string }>(
    "UPDATE privacy_requests SET state = 'received' WHERE shop_id = $1 AND state = 'held' RETURNING id",
    [shopId],
  );
  return rows.map((row) => row.id);
}

/** The contacts of a package that may still be fetched, in the shop that was asked; null when it may not. */
export async function readyContacts(shopId: string, id: string): Promise<string[] | null> {
  const { rows } = await acrossShopsSql().query<{ subject_sealed: Buffer }>(
    `SELECT subject_sealed FROM privacy_requests
     WHERE id = $1 AND shop_id = $2 AND kind = 'access' AND state = 'ready' AND due_at > now()`,
    [id, shopId],
  );
  const [row] = rows;
  if (!row) return null;
  return openSubject(id, row.subject_sealed).contactIds ?? [];
}

/** Requests that no job reached, oldest first; packages whose time is up are closed. */
export async function sweepRequests(): Promise<string[]> {
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'done', subject_sealed = NULL, completed_at = now()
     WHERE state = 'ready' AND due_at <= now()`,
  );
  const { rows } = await acrossShopsSql().query<{ id: string }>(
    `SELECT id FROM privacy_requests
     WHERE state IN ('received', 'running') AND coalesce(started_at, received_at) < now() - interval '1 minute'
     ORDER BY received_at LIMIT 100`,
  );
  return rows.map((row) => row.id);
}

/** How a request stands; null when there is none. */
export async function stateOfRequest(id: string): Promise<RequestState | null> {
  const { rows } = await acrossShopsSql().query<{ state: RequestState }>(
    "SELECT state FROM privacy_requests WHERE id = $1",
    [id],
  );
  return rows[0]?.state ?? null;
}

/**
 * A backup brought back a state from before this erasure. Its request stands open again: the one that the backup
 * has, with the persons who were found since, or a new one with the old id and code. What was searched is searched anew.
 * @returns false when the backup has it closed: then what it was about was gone by then
 */
export async function reopenRequest(erasure: JournaledErasure): Promise<boolean> {
  const { requestId: id, shopId, code, origin, kind, receivedAt } = erasure;
  const { rows } = await acrossShopsSql().query<{ subject_sealed: Buffer | null }>(
    "SELECT subject_sealed FROM privacy_requests WHERE id = $1",
    [id],
  );
  const sealed = rows[0]?.subject_sealed;
  const { words: _words, indexes: _indexes, ...known } = sealed ? openSubject(id, sealed) : {};
  const both = (key: "contactIds" | "accountIds" | "linkIds") => [
    ...new Set([...(known[key] ?? []), ...erasure[key]]),
  ];
  const subject = {
    ...known,
    contactIds: both("contactIds"),
    accountIds: both("accountIds"),
    linkIds: both("linkIds"),
  };
  const { rowCount } = await acrossShopsSql().query(
    `INSERT INTO privacy_requests (id, shop_id, code, origin, kind, subject_sealed, received_at, due_at,
       acknowledged_at, verification, delivery_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9,
       (SELECT $10::uuid WHERE NOT EXISTS (SELECT FROM privacy_requests WHERE delivery_id = $10)))
     ON CONFLICT (id) DO UPDATE SET state = 'received', shop_id = excluded.shop_id, claim = NULL,
       subject_sealed = excluded.subject_sealed
     WHERE privacy_requests.state IN ('waiting', 'received', 'running', 'held')`,
    [
      id,
      shopId,
      code,
      origin,
      kind,
      sealSubject(id, subject),
      receivedAt,
      new Date(Date.parse(receivedAt) + requestsKept.dueAfter),
      vouched[origin],
      erasure.deliveryId,
    ],
  );
  return rowCount === 1;
}
