import { randomBytes } from "node:crypto";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { NamedCustomer } from "#app/modules/identity/identity.server.ts";
import type { Counts, RequestKind, RequestOrigin, RequestState, Shortfall } from "./privacy.ts";
import { requestsKept } from "./retention.ts";

/** Whom a request is about, and what was found of them. Sealed, and gone when the request is done. */
export interface Subject {
  customer?: NamedCustomer;
  accountIds?: string[];
  /** Found: the persons here, in our own numbers. */
  contactIds?: string[];
  /** Found: what they are called, for searching what is not kept by person. */
  words?: string[];
  /** Found: their blind indexes, in base64, for the search afterwards. */
  indexes?: string[];
}

export interface NewRequest {
  shopId: string | null;
  origin: RequestOrigin;
  kind: RequestKind;
  subject: Subject;
  deliveryId?: string;
  staffId?: string;
  /** Of the request that this one belongs to: one page tells of both. */
  code?: string;
}

export interface OpenRequest {
  id: string;
  shopId: string | null;
  origin: RequestOrigin;
  kind: RequestKind;
  subject: Subject;
  receivedAt: Date;
  startedAt: Date;
  counts: Counts;
}

const subjectContext = (id: string) => ({
  table: "privacy_requests",
  column: "subject_sealed",
  shopId: "-",
  rowId: id,
});

/** Writes a request down before anything is done about it. The same webhook twice is one request. */
export async function openRequest(request: NewRequest): Promise<{ id: string; code: string }> {
  const id = newId();
  const at = new Date();
  const { rows } = await acrossShopsSql().query<{ id: string; code: string }>(
    `INSERT INTO privacy_requests (id, shop_id, code, origin, kind, delivery_id, subject_sealed, staff_id,
       received_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (delivery_id) DO UPDATE SET delivery_id = excluded.delivery_id
     RETURNING id, code`,
    [
      id,
      request.shopId,
      request.code ?? newCode(),
      request.origin,
      request.kind,
      request.deliveryId ?? null,
      seal(id, request.subject),
      request.staffId ?? null,
      at,
      new Date(at.getTime() + requestsKept.dueAfter),
    ],
  );
  return rows[0]!;
}

const letters = "23456789abcdefghjkmnpqrstuvwxyz";

/** 24 letters and digits that are read aloud without doubt: 118 bits, nothing to guess. */
function newCode(): string {
  return Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");
}

function seal(id: string, subject: Subject) {
  return keyRing().seal(JSON.stringify(subject), subjectContext(id));
}

/** So many people ask on the public page in an hour when nobody is playing with it. */
const atMostAnHour = 200;

/**
 * A person asks on the public page. Nothing is known of them yet: whoever sends `claim` from an account of theirs
 * has proved that the account is theirs, and that account is what the request is then about.
 */
export async function openClaim(
  kind: "access" | "erase_person",
): Promise<{ outcome: "opened"; code: string; claim: string } | { outcome: "too_many" }> {
  const { rows } = await acrossShopsSql().query<{ n: number }>(
    "SELECT count(*)::int AS n FROM privacy_requests WHERE origin = 'form' AND received_at > now() - interval '1 hour'",
  );
  if ((rows[0]?.n ?? 0) >= atMostAnHour) return { outcome: "too_many" };
  const { id, code } = await openRequest({ shopId: null, origin: "form", kind, subject: {} });
  const claim = `privacy-${newCode().slice(0, 8)}`;
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET state = 'waiting', subject_sealed = NULL, claim = $2 WHERE id = $1",
    [id, claim],
  );
  return { outcome: "opened", code, claim };
}

const claimPattern = /\bprivacy-[2-9a-hjkmnp-z]{8}\b/i;

/**
 * Looks for a claim in what a person wrote; one that is waiting becomes a request about them.
 * @returns the request's id; null when the text claims nothing
 */
export async function claimRequest(shopId: string, contactId: string, text: string): Promise<string | null> {
  const claim = claimPattern.exec(text)?.[0].toLowerCase();
  if (!claim) return null;
  const { rows } = await acrossShopsSql().query<{ id: string }>(
    "SELECT id FROM privacy_requests WHERE claim = $1 AND state = 'waiting'",
    [claim],
  );
  const [waiting] = rows;
  if (!waiting) return null;
  const { rowCount } = await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'received', claim = NULL, shop_id = $2, subject_sealed = $3
     WHERE id = $1 AND state = 'waiting'`,
    [waiting.id, shopId, seal(waiting.id, { contactIds: [contactId] })],
  );
  return rowCount === 1 ? waiting.id : null;
}

/** A request that is not done, marked as running; null when there is nothing left to do. */
export async function startRequest(id: string): Promise<OpenRequest | null> {
  const { rows } = await acrossShopsSql().query<{
    shop_id: string | null;
    origin: RequestOrigin;
    kind: RequestKind;
    subject_sealed: Buffer;
    received_at: Date;
    started_at: Date;
    counts: Counts;
  }>(
    `UPDATE privacy_requests SET state = 'running', started_at = coalesce(started_at, now())
     WHERE id = $1 AND state IN ('received', 'running') AND subject_sealed IS NOT NULL
     RETURNING shop_id, origin, kind, subject_sealed, received_at, started_at, counts`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const subject = JSON.parse(keyRing().open(row.subject_sealed, subjectContext(id)).toString()) as Subject;
  const { shop_id: shopId, origin, kind, received_at: receivedAt, started_at: startedAt, counts } = row;
  return { id, shopId, origin, kind, subject, receivedAt, startedAt, counts };
}

/** Keeps what was found, before anything is erased: whoever goes on after a crash searches no more. */
export async function noteFound(id: string, subject: Subject, counts: Counts): Promise<void> {
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET subject_sealed = $2, counts = $3 WHERE id = $1 AND state = 'running'",
    [id, seal(id, subject), JSON.stringify(counts)],
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
  const subject = JSON.parse(keyRing().open(row.subject_sealed, subjectContext(id)).toString()) as Subject;
  return subject.contactIds ?? [];
}

/** Requests that no job reached, oldest first; packages and claims whose time is up are closed. */
export async function sweepRequests(): Promise<string[]> {
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'done', subject_sealed = NULL, completed_at = now()
     WHERE state = 'ready' AND due_at <= now()`,
  );
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'void', claim = NULL, shortfalls = '{not_proven}', completed_at = now()
     WHERE state = 'waiting' AND received_at < $1`,
    [new Date(Date.now() - requestsKept.unprovenFor)],
  );
  const { rows } = await acrossShopsSql().query<{ id: string }>(
    `SELECT id FROM privacy_requests
     WHERE state IN ('received', 'running') AND coalesce(started_at, received_at) < now() - interval '1 minute'
     ORDER BY received_at LIMIT 100`,
  );
  return rows.map((row) => row.id);
}

/** What the public page of a request says: nothing of whom it was about. */
export interface RequestStatus {
  kind: RequestKind;
  state: RequestState;
  shortfalls: Shortfall[];
  receivedAt: string;
  completedAt: string | null;
  receiptId: string | null;
}

/** How things stand with the requests of this code, as one; null when there is none. */
export async function requestStatus(code: string): Promise<RequestStatus | null> {
  if (!/^[a-z0-9]{24}$/.test(code)) return null;
  const { rows } = await acrossShopsSql().query<{
    kind: RequestKind;
    state: RequestState;
    shortfalls: Shortfall[];
    received_at: Date;
    completed_at: Date | null;
    receipt_id: string | null;
  }>(
    `SELECT kind, state, shortfalls, received_at, completed_at, receipt_id FROM privacy_requests WHERE code = $1
     ORDER BY state IN ('received', 'running', 'held') DESC, completed_at DESC LIMIT 1`,
    [code],
  );
  const [row] = rows;
  return row
    ? {
        kind: row.kind,
        state: row.state,
        shortfalls: row.shortfalls,
        receivedAt: row.received_at.toISOString(),
        completedAt: row.completed_at?.toISOString() ?? null,
        receiptId: row.receipt_id,
      }
    : null;
}
