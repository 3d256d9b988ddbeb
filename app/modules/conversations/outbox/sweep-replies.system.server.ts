import { now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { fileStuckAfterMs, settleForMs, stuckAfterMs } from "./outbox-order.ts";

/** A conversation that a job should look after. */
export interface ConversationToDo {
  shopId: string;
  conversationId: string;
}

export interface SweptReplies {
  deliver: ConversationToDo[];
  settle: ConversationToDo[];
}

const batchSize = 1_000;

const log = logger("conversations");

/**
 * Finds replies that no job reached: queued ones, those whose sender died (they become uncertain: the call may
 * have been made), and uncertain ones whose fate can still be found out. The caller starts the jobs.
 */
export async function sweepReplies(at: Date = now()): Promise<SweptReplies> {
  const stuck = await giveUpStuck(at);
  if (stuck > 0) log.warn({ count: stuck }, "tries were interrupted; their outcome is unknown");
  return { deliver: await toDeliver(at), settle: await toSettle(at) };
}

const lastTry = `LEFT JOIN LATERAL (
    SELECT a.number, a.started_at, a.finished_at FROM message_attempts a
    WHERE a.shop_id = m.shop_id AND a.message_id = m.id ORDER BY a.number DESC LIMIT 1
  ) AS last ON true`;

async function giveUpStuck(at: Date): Promise<number> {
  const { rowCount } = await acrossShopsSql().query(
    `WITH stuck AS (
       SELECT m.shop_id, m.id, last.number FROM messages m ${lastTry}
       WHERE m.state = 'sending'
         AND coalesce(last.started_at, m.created_at) < CASE m.kind WHEN 'media' THEN $3::timestamptz ELSE $1 END
       LIMIT ${batchSize} FOR UPDATE OF m SKIP LOCKED
     ), ended AS (
       UPDATE message_attempts a SET outcome = 'uncertain', error_code = 'interrupted', finished_at = $2
       FROM stuck WHERE a.shop_id = stuck.shop_id AND a.message_id = stuck.id AND a.number = stuck.number
         AND a.finished_at IS NULL
     )
     UPDATE messages m SET state = 'uncertain' FROM stuck
     WHERE m.shop_id = stuck.shop_id AND m.id = stuck.id AND m.state = 'sending'`,
    [new Date(at.getTime() - stuckAfterMs), at, new Date(at.getTime() - fileStuckAfterMs)],
  );
  return rowCount ?? 0;
}

/**
 * Those that wait for a later try, or may still be undone, are left alone until then; the waits are those of
 * `backoffMs`. What is scheduled and due is among them.
 */
async function toDeliver(at: Date): Promise<ConversationToDo[]> {
  const { rows } = await acrossShopsSql().query<ConversationToDo>(
    `SELECT DISTINCT m.shop_id AS "shopId", m.conversation_id AS "conversationId" FROM messages m ${lastTry}
     WHERE m.state = 'queued'
       AND coalesce(last.finished_at + make_interval(secs => least(power(2, least(last.number, 16)), 300)),
         greatest(m.created_at, m.send_at) + interval '5 seconds') <= $1
     UNION
     SELECT shop_id, conversation_id FROM messages
     WHERE state = 'scheduled' AND send_at + interval '5 seconds' <= $1
     LIMIT ${batchSize}`,
    [at],
  );
  return rows;
}

async function toSettle(at: Date): Promise<ConversationToDo[]> {
  const { rows } = await acrossShopsSql().query<ConversationToDo>(
    `SELECT DISTINCT m.shop_id AS "shopId", m.conversation_id AS "conversationId" FROM messages m ${lastTry}
     WHERE m.state = 'uncertain' AND coalesce(last.finished_at, last.started_at) > $1
     LIMIT ${batchSize}`,
    [new Date(at.getTime() - settleForMs)],
  );
  return rows;
}
