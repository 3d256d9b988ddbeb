import { now } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { OutboxMessage } from "./outbox-order.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import type { FailureCode } from "./reply-failures.ts";

/**
 * The outbox of a conversation: messages of ours that have not arrived for certain, and their tries. States
 * move by compare-and-set only, so that whoever comes second changes nothing.
 */

/** One decision at a time about what a conversation sends next; held until the transaction ends. */
export async function lockOutbox(sql: ShopSql, { shopId }: ShopScope, conversationId: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `outbox:${shopId}:${conversationId}`,
  ]);
}

interface OutboxRow extends Omit<OutboxMessage, "heldUntil" | "lastStartedAt" | "lastFinishedAt"> {
  tag: string | null;
  heldUntil: Date | null;
  firstStartedAt: Date | null;
  lastStartedAt: Date | null;
  lastFinishedAt: Date | null;
}

/** A message in the outbox, with what only the server needs of it. */
export interface StoredOutboxMessage extends OutboxMessage {
  tag: string | null;
  firstStartedAt: number | null;
}

/** The outbox of a conversation, in the order of writing. */
export async function readOutbox(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
): Promise<StoredOutboxMessage[]> {
  const rows = await sql.query<OutboxRow>(
    `SELECT m.id, m.state, m.client_token AS "clientToken", m.tag, m.send_at AS "heldUntil",
       coalesce(tries.number, 0) AS attempts,
       tries.first AS "firstStartedAt", tries.started AS "lastStartedAt", tries.finished AS "lastFinishedAt"
     FROM messages m
     LEFT JOIN LATERAL (
       SELECT max(number) AS number, min(started_at) AS first, max(started_at) AS started,
         (array_agg(finished_at ORDER BY number DESC))[1] AS finished
       FROM message_attempts a WHERE a.shop_id = m.shop_id AND a.message_id = m.id
     ) AS tries ON true
     WHERE m.shop_id = $1 AND m.conversation_id = $2 AND m.direction = 'out'
       AND m.state IN ('queued', 'sending', 'uncertain')
     ORDER BY m.created_at, m.part, m.id`,
    [shopId, conversationId],
  );
  return rows.map((row) => ({
    ...row,
    heldUntil: row.heldUntil?.getTime() ?? null,
    firstStartedAt: row.firstStartedAt?.getTime() ?? null,
    lastStartedAt: row.lastStartedAt?.getTime() ?? null,
    lastFinishedAt: row.lastFinishedAt?.getTime() ?? null,
  }));
}

/**
 * Takes a queued message for sending and notes the try, before anything goes over the wire.
 * @returns the number of the try, or null when somebody else has the message
 */
export async function startAttempt(
  sql: ShopSql,
  { shopId }: ShopScope,
  message: { id: string; attempts: number },
  tag: string | null,
  at: Date,
): Promise<number | null> {
  const number = message.attempts + 1;
  const taken = await sql.query(
    `UPDATE messages SET state = 'sending', tag = $3
     WHERE shop_id = $1 AND id = $2 AND state = 'queued' RETURNING id`,
    [shopId, message.id, tag],
  );
  if (taken.length === 0) return null;
  await sql.query(
    `INSERT INTO message_attempts (shop_id, id, message_id, number, started_at) VALUES ($1, $2, $3, $4, $5)`,
    [shopId, newId(), message.id, number, at],
  );
  return number;
}

export interface AttemptEnd {
  outcome: "sent" | "failed" | "uncertain" | "settled_sent" | "settled_absent";
  errorCode?: string | null;
  traceId?: string | null;
}

/**
 * Notes how a try of a message ended.
 * @param attempt its number; null for the newest
 * @returns whether it is the newest try: only that one may say what becomes of the message
 */
export async function endAttempt(
  sql: ShopSql,
  { shopId }: ShopScope,
  messageId: string,
  attempt: number | null,
  { outcome, errorCode, traceId }: AttemptEnd,
): Promise<boolean> {
  const [ended] = await sql.query<{ newest: boolean }>(
    `UPDATE message_attempts a SET outcome = $4, error_code = coalesce($5, error_code),
       trace_id = coalesce($6, trace_id), finished_at = coalesce(finished_at, $7)
     FROM (SELECT max(number) AS number FROM message_attempts WHERE shop_id = $1 AND message_id = $2) AS newest
     WHERE a.shop_id = $1 AND a.message_id = $2 AND a.number = coalesce($3, newest.number)
     RETURNING a.number = newest.number AS newest`,
    [shopId, messageId, attempt, outcome, errorCode ?? null, traceId ?? null, now()],
  );
  return ended?.newest ?? false;
}

/** Moves a message on, if it still is where we think. @returns whether it was */
export async function moveState(
  sql: ShopSql,
  { shopId }: ShopScope,
  messageId: string,
  from: string[],
  to: "queued" | "sent" | "uncertain",
): Promise<boolean> {
  const moved = await sql.query(
    `UPDATE messages SET state = $4, failure_code = NULL
     WHERE shop_id = $1 AND id = $2 AND state = ANY ($3::text[]) RETURNING id`,
    [shopId, messageId, from, to],
  );
  return moved.length > 0;
}

/** Fails a message for good, and with it the parts of the same reply that wait behind it: the customer still waits. */
export async function failMessage(
  sql: ShopSql,
  scope: ShopScope,
  messageId: string,
  code: FailureCode,
): Promise<void> {
  const { shopId } = scope;
  const failed = await sql.query<{ client_token: string | null; part: number; conversation_id: string }>(
    `UPDATE messages SET state = 'failed', failure_code = $3
     WHERE shop_id = $1 AND id = $2 AND state IN ('queued', 'sending', 'uncertain')
     RETURNING client_token, part, conversation_id`,
    [shopId, messageId, code],
  );
  const [first] = failed;
  if (!first) return;
  if (first.client_token)
    await sql.query(
      `UPDATE messages SET state = 'failed', failure_code = 'previous_part_failed'
       WHERE shop_id = $1 AND client_token = $2 AND part > $3 AND state = 'queued'`,
      [shopId, first.client_token, first.part],
    );
  await refreshThreads(sql, scope, [first.conversation_id]);
}
