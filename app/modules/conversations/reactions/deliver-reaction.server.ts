import { sendReaction, type ReactionOutcome } from "#app/modules/channels/channels.server.ts";
import type { OutboundReaction } from "#app/modules/channels/instagram/outbound.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { backoffMs } from "../outbox/outbox-order.ts";
import type { FailureCode } from "../outbox/reply-failures.ts";
import { readReplyThread } from "../outbox/reply-thread.server.ts";
import { ownReactionContext } from "../seal-contexts.ts";
import { readContent } from "../thread/read-content.server.ts";

export type DeliverReactionOutcome = { outcome: "done" } | { outcome: "retry"; afterMs: number };

/** Some ten minutes; whoever cares has seen by then that it is not there. */
const mostTries = 9;

/**
 * Tells Instagram the store's reaction to a message as it is wanted now. Safe to run twice and at once: reacting twice is
 * reacting once, so a try whose outcome nobody knows is simply repeated.
 */
export async function deliverReaction(scope: ShopScope, messageId: string): Promise<DeliverReactionOutcome> {
  const wish = await sqlInShop(scope, (sql) => readWish(sql, scope, messageId));
  if (!wish) return { outcome: "done" };
  const sent = wish.send ? await sendReaction(scope, wish.accountId, wish.send) : windowClosed;
  const outcome = await sqlInShop(scope, (sql) => note(sql, scope, wish, sent));
  await publish(scope, [{ kind: "conversation", id: wish.conversationId }]);
  return outcome;
}

const windowClosed = { outcome: "refused", reason: "window_closed" } as const;

interface Wish {
  id: string;
  conversationId: string;
  accountId: string;
  tries: number;
  /** Null when it may not be said any more. */
  send: OutboundReaction | null;
}

/** What waits to be said to a message; null when nothing does. */
async function readWish(sql: ShopSql, scope: ShopScope, messageId: string): Promise<Wish | null> {
  const [row] = await sql.query<{
    id: string;
    emoji_sealed: Buffer | null;
    tries: number;
    conversation_id: string;
  }>(
    `SELECT r.id, r.emoji_sealed, r.tries, m.conversation_id FROM own_reactions r
     JOIN messages m ON m.shop_id = r.shop_id AND m.id = r.message_id
     WHERE r.shop_id = $1 AND r.message_id = $2 AND r.state = 'queued'`,
    [scope.shopId, messageId],
  );
  const thread = row && (await readReplyThread(sql, scope, row.conversation_id, now()));
  const content = thread && (await readContent(sql, scope, thread.contact.key, messageId));
  if (!row || !thread || !content) return null;
  const { key, profile } = thread.contact;
  const emoji = row.emoji_sealed && key.open<string>(row.emoji_sealed, ownReactionContext(scope, row.id));
  const { id, tries, conversation_id: conversationId } = row;
  const send = { recipientId: profile.externalId, mid: content.mid ?? "", emoji };
  return {
    id,
    tries,
    conversationId,
    accountId: thread.account.id,
    send: thread.window.state === "open" ? send : null,
  };
}

type Told = ReactionOutcome | typeof windowClosed;

/** Writes down what became of a wish, unless there is another one by now. */
async function note(sql: ShopSql, scope: ShopScope, wish: Wish, told: Told): Promise<DeliverReactionOutcome> {
  if (told.outcome === "reacted") return said(sql, scope, wish);
  if (told.outcome === "refused") return fail(sql, scope, wish, told.reason);
  if (wish.tries + 1 >= mostTries) return fail(sql, scope, wish, "unknown");
  const afterMs = Math.max(told.outcome === "not_sent" ? (told.afterMs ?? 0) : 0, backoffMs(wish.tries + 1));
  await sql.query(
    "UPDATE own_reactions SET tries = tries + 1, due_at = $3 WHERE shop_id = $1 AND id = $2 AND state = 'queued'",
    [scope.shopId, wish.id, new Date(now().getTime() + afterMs)],
  );
  return { outcome: "retry", afterMs };
}

async function said(sql: ShopSql, { shopId }: ShopScope, { id }: Wish): Promise<DeliverReactionOutcome> {
  await sql.query("DELETE FROM own_reactions WHERE shop_id = $1 AND id = $2 AND emoji_sealed IS NULL", [
    shopId,
    id,
  ]);
  await sql.query("UPDATE own_reactions SET state = 'sent' WHERE shop_id = $1 AND id = $2", [shopId, id]);
  return { outcome: "done" };
}

async function fail(
  sql: ShopSql,
  { shopId }: ShopScope,
  { id }: Wish,
  reason: FailureCode,
): Promise<DeliverReactionOutcome> {
  await sql.query(
    "UPDATE own_reactions SET state = 'failed', failure_code = $3 WHERE shop_id = $1 AND id = $2",
    [shopId, id, reason],
  );
  return { outcome: "done" };
}
