import { staffMay } from "#app/modules/access/access.server.ts";
import { openPersonKeys, restrictedSince } from "#app/modules/contacts/contacts.server.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import { indexMessages } from "#app/modules/search/search.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { logger } from "#app/platform/log.server.ts";
import type { ReplyWindow } from "../conversations.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { searchableOf } from "../search/searchable.ts";
import { contentContext } from "../seal-contexts.ts";
import { failMessage, lockOutbox } from "./outbox.server.ts";
import type { FailureCode } from "./reply-failures.ts";
import { readReplyThread, tagFor } from "./reply-thread.server.ts";

/**
 * Scheduled replies. They wait beside the outbox and hold up nothing in it; when their time comes they line up behind
 * what waits there already, and from then on are replies like all others. What happened meanwhile may keep them back:
 * then they stand in the thread as failed, with the reason, for staff to decide.
 */

const log = logger("conversations");

interface ScheduledReply {
  clientToken: string;
  conversationId: string;
  contactId: string;
  staffId: string;
  writtenAt: Date;
  theyWrote: boolean;
}

/** Counted from when it reached us: what was on its way while staff wrote, they had not seen. */
const theyWrote = `m.unless_they_write AND EXISTS (
  SELECT FROM messages i WHERE i.shop_id = m.shop_id AND i.conversation_id = m.conversation_id AND i.direction = 'in'
    AND i.sent_at > m.created_at - interval '1 day' AND i.created_at > m.created_at)`;

function readScheduled(sql: ShopSql, { shopId }: ShopScope, where: string, values: unknown[]) {
  return sql.query<ScheduledReply & Record<string, unknown>>(
    `SELECT m.client_token AS "clientToken", m.conversation_id AS "conversationId", m.contact_id AS "contactId",
       m.staff_id AS "staffId", m.created_at AS "writtenAt", ${theyWrote} AS "theyWrote"
     FROM messages m WHERE m.shop_id = $1 AND m.state = 'scheduled' AND m.part = 0 AND ${where}
     ORDER BY m.send_at, m.created_at`,
    [shopId, ...values],
  );
}

/** Lines up the scheduled replies of a thread whose time has come. @returns whether there was one */
export async function lineUpDue(
  scope: ShopScope,
  conversationId: string,
  at: Date = now(),
): Promise<boolean> {
  const due = await sqlInShop(scope, (sql) =>
    readScheduled(sql, scope, "m.conversation_id = $2 AND m.send_at <= $3", [conversationId, at]),
  );
  for (const reply of due) await lineUpOrFail(scope, reply, at);
  return due.length > 0;
}

/**
 * The customers of these threads wrote: what was scheduled unless they do is not sent, and says so at once.
 * @returns the threads in which that kept something back
 */
export async function keepBackScheduled(scope: ShopScope, conversationIds: string[]): Promise<string[]> {
  const scheduled = await sqlInShop(scope, (sql) =>
    readScheduled(sql, scope, "m.conversation_id = ANY ($2::uuid[])", [conversationIds]),
  );
  const kept = scheduled.filter((reply) => reply.theyWrote);
  for (const reply of kept) await lineUpOrFail(scope, reply, now());
  return [...new Set(kept.map(({ conversationId }) => conversationId))];
}

/** One decision at a time: who comes second, or after it was taken back, finds nothing scheduled. */
async function lineUpOrFail(scope: ShopScope, { clientToken, ...seen }: ScheduledReply, at: Date) {
  const mayReply = await staffMay(scope, seen.staffId, "reply");
  const restrictedAt = await restrictedSince(scope, seen.contactId);
  const reason = await sqlInShop(scope, async (sql): Promise<FailureCode | null> => {
    await lockOutbox(sql, scope, seen.conversationId);
    const [reply] = await readScheduled(sql, scope, "m.client_token = $2", [clientToken]);
    const [first] = await lineUp(sql, scope, clientToken, at);
    if (!reply || !first) return null;
    const restricted = restrictedAt !== null && new Date(restrictedAt) > reply.writtenAt;
    const why = whyKeptBack({ theyWrote: reply.theyWrote, mayReply, restricted });
    if (why) await failMessage(sql, scope, first.id, why);
    return why;
  });
  const { shopId } = scope;
  log.info({ shopId, conversationId: seen.conversationId, code: reason }, "a scheduled reply was due");
}

interface Meanwhile {
  theyWrote: boolean;
  /** Whoever scheduled it may still reply. */
  mayReply: boolean;
  /** The person's data was restricted after it was written. */
  restricted: boolean;
}

/** What else may be in the way, any reply is asked when it is claimed. */
function whyKeptBack({ theyWrote, mayReply, restricted }: Meanwhile): FailureCode | null {
  if (theyWrote) return "they_wrote";
  if (!mayReply) return "writer_gone";
  return restricted ? "person_restricted" : null;
}

interface LinedUp {
  id: string;
  contactId: string;
  conversationId: string;
  sealed: Buffer | null;
  sentAt: Date;
}

/** From now on it stands in the thread. @returns its parts in order; none when it is not scheduled any more */
async function lineUp(sql: ShopSql, scope: ShopScope, clientToken: string, at: Date): Promise<LinedUp[]> {
  const parts = await sql.query<LinedUp & { part: number }>(
    `UPDATE messages SET state = 'queued', created_at = $3, send_at = NULL,
       sent_at = $3::timestamptz + make_interval(secs => part / 1000.0)
     WHERE shop_id = $1 AND client_token = $2 AND state = 'scheduled'
     RETURNING id, contact_id AS "contactId", conversation_id AS "conversationId", part,
       content_sealed AS sealed, sent_at AS "sentAt"`,
    [scope.shopId, clientToken, at],
  );
  const [any] = parts;
  const key = any && (await openPersonKeys(sql, scope, [any.contactId])).get(any.contactId);
  if (!any || !key) return [];
  const opened = parts.map(({ id, contactId, sealed, sentAt }) => {
    const content = sealed && key.open<MessageContent>(sealed, contentContext(scope, id));
    return { id, contactId, sentAt: sentAt.getTime(), found: searchableOf(content) };
  });
  await indexMessages(sql, scope, opened);
  await refreshThreads(sql, scope, [any.conversationId]);
  return parts.sort((a, b) => a.part - b.part);
}

export type SendNowOutcome =
  | { outcome: "queued" }
  | { outcome: "window_closed"; window: ReplyWindow }
  /** It went out, or was taken back. */
  | { outcome: "not_scheduled" };

/** A person wants a scheduled reply sent at once, under the window as it stands now. The caller nudges `deliverReplies`. */
export async function sendNow(
  scope: ShopScope,
  conversationId: string,
  messageId: string,
): Promise<SendNowOutcome> {
  if (!isId(conversationId) || !isId(messageId)) return { outcome: "not_scheduled" };
  const at = now();
  return sqlInShop(scope, async (sql): Promise<SendNowOutcome> => {
    await lockOutbox(sql, scope, conversationId);
    const [row] = await sql.query<{ clientToken: string }>(
      `SELECT client_token AS "clientToken" FROM messages
       WHERE shop_id = $1 AND id = $2 AND conversation_id = $3 AND state = 'scheduled'`,
      [scope.shopId, messageId, conversationId],
    );
    const thread = row && (await readReplyThread(sql, scope, conversationId, at));
    if (!thread) return { outcome: "not_scheduled" };
    const tag = tagFor(thread.window);
    if (tag === undefined) return { outcome: "window_closed", window: thread.window };
    await lineUp(sql, scope, row.clientToken, at);
    await sql.query("UPDATE messages SET tag = $3 WHERE shop_id = $1 AND client_token = $2", [
      scope.shopId,
      row.clientToken,
      tag,
    ]);
    return { outcome: "queued" };
  });
}
