import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import type { ReplyWindow } from "../conversations.ts";
import { endAttempt, lockOutbox, moveState } from "./outbox.server.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { readReplyThread, tagFor } from "./reply-thread.server.ts";

const log = logger("conversations");

export type ResolveOutcome =
  | { outcome: "resolved"; conversationId: string }
  /** Its fate became known meanwhile. */
  | { outcome: "not_uncertain" }
  | { outcome: "not_found" };

/**
 * A person looked into the Instagram app and says what became of an uncertain message: it is there, or it is
 * not and shall go out again. The caller nudges `deliverReplies`.
 */
export async function resolveUncertain(
  scope: ShopScope,
  messageId: string,
  decision: "sent" | "resend",
  staffId: string,
): Promise<ResolveOutcome> {
  const resolved = await sqlInShop(scope, async (sql): Promise<ResolveOutcome> => {
    const conversationId = await lockConversationOf(sql, scope, messageId);
    if (!conversationId) return { outcome: "not_found" };
    const to = decision === "sent" ? "sent" : "queued";
    if (!(await moveState(sql, scope, messageId, ["uncertain"], to))) return { outcome: "not_uncertain" };
    const outcome = decision === "sent" ? "settled_sent" : "settled_absent";
    await endAttempt(sql, scope, messageId, null, { outcome, errorCode: "decided_by_staff" });
    return { outcome: "resolved", conversationId };
  });
  const { outcome } = resolved;
  log.info(
    { shopId: scope.shopId, messageId, staffId, decision, outcome },
    "staff settled an uncertain reply",
  );
  return resolved;
}

export type RetryOutcome =
  | { outcome: "queued"; conversationId: string }
  | { outcome: "window_closed"; window: ReplyWindow }
  | { outcome: "not_failed" }
  | { outcome: "not_found" };

/**
 * A person wants a failed message sent again: it and the parts that failed behind it are queued, under the
 * window as it stands now. The caller nudges `deliverReplies`.
 */
export async function retryFailed(
  scope: ShopScope,
  messageId: string,
  staffId: string,
): Promise<RetryOutcome> {
  const at = now();
  const retried = await sqlInShop(scope, async (sql): Promise<RetryOutcome> => {
    const conversationId = await lockConversationOf(sql, scope, messageId);
    const thread = conversationId ? await readReplyThread(sql, scope, conversationId, at) : null;
    if (!thread) return { outcome: "not_found" };
    const tag = tagFor(thread.window);
    if (tag === undefined) return { outcome: "window_closed", window: thread.window };
    if (!(await requeue(sql, scope, messageId, tag, at))) return { outcome: "not_failed" };
    await refreshThreads(sql, scope, [thread.conversationId]);
    return { outcome: "queued", conversationId: thread.conversationId };
  });
  log.info(
    { shopId: scope.shopId, messageId, staffId, outcome: retried.outcome },
    "staff tried a reply again",
  );
  return retried;
}

async function lockConversationOf(sql: ShopSql, scope: ShopScope, messageId: string): Promise<string | null> {
  const [row] = await sql.query<{ conversation_id: string }>(
    "SELECT conversation_id FROM messages WHERE shop_id = $1 AND id = $2 AND origin = 'staff'",
    [scope.shopId, messageId],
  );
  if (!row) return null;
  await lockOutbox(sql, scope, row.conversation_id);
  return row.conversation_id;
}

/** They stand in the thread where they are sent, not where they failed. @returns whether there was one */
async function requeue(
  sql: ShopSql,
  { shopId }: ShopScope,
  messageId: string,
  tag: string | null,
  at: Date,
): Promise<boolean> {
  const queued = await sql.query(
    `UPDATE messages m SET state = 'queued', failure_code = NULL, tag = $3, send_at = NULL,
       sent_at = $4::timestamptz + make_interval(secs => m.part / 1000.0)
     FROM messages first
     WHERE first.shop_id = $1 AND first.id = $2 AND first.state = 'failed' AND m.shop_id = $1
       AND (m.id = first.id OR (m.client_token = first.client_token AND m.part > first.part
         AND m.state = 'failed' AND m.failure_code = 'previous_part_failed'))
     RETURNING m.id`,
    [shopId, messageId, tag, at],
  );
  return queued.length > 0;
}
