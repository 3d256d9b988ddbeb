import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readReplyThread, type ReplyThread } from "../outbox/reply-thread.server.ts";
import { ownReactionContext } from "../seal-contexts.ts";
import { isEmoji } from "./reactions.ts";

export interface ReactInput {
  conversationId: string;
  /** A message of the customer's. */
  messageId: string;
  /** Who reacts. */
  staffId: string;
  /** Null takes the reaction back. */
  emoji: string | null;
}

export type ReactOutcome =
  | { outcome: "queued" }
  /** Reacting needs the 24 hours: Meta has no human-agent tag for it ("Send Messages"). */
  | { outcome: "window_closed" }
  | { outcome: "not_an_emoji" }
  | { outcome: "not_found" };

/**
 * Notes what the store wants to say to a message by an emoji, in place of what it said before. Stored and nothing
 * more; the caller nudges `deliverReaction`, and a sweep finds what no nudge reached.
 */
export async function react(scope: ShopScope, input: ReactInput): Promise<ReactOutcome> {
  if (input.emoji !== null && !isEmoji(input.emoji)) return { outcome: "not_an_emoji" };
  const at = now();
  return sqlInShop(scope, async (sql): Promise<ReactOutcome> => {
    const thread = await readReplyThread(sql, scope, input.conversationId, at);
    if (!thread || !(await isTheirs(sql, scope, input))) return { outcome: "not_found" };
    if (thread.window.state !== "open") return { outcome: "window_closed" };
    await (input.emoji === null ? takeBack(sql, scope, input, at) : want(sql, scope, thread, input, at));
    return { outcome: "queued" };
  });
}

/** Whether the customer said it in this thread, and it is there. */
async function isTheirs(sql: ShopSql, { shopId }: ShopScope, input: ReactInput): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM messages WHERE shop_id = $1 AND id = $2 AND conversation_id = $3
       AND direction = 'in' AND content_sealed IS NOT NULL FOR SHARE`,
    [shopId, input.messageId, input.conversationId],
  );
  return rows.length > 0;
}

async function want(
  sql: ShopSql,
  scope: ShopScope,
  { contact, contactId }: ReplyThread,
  { messageId, staffId, emoji }: ReactInput,
  at: Date,
): Promise<void> {
  const id = newId();
  await sql.query(
    `INSERT INTO own_reactions (shop_id, id, message_id, contact_id, emoji_sealed, state, staff_id, due_at)
     VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7)
     ON CONFLICT (shop_id, message_id) DO UPDATE SET id = excluded.id, emoji_sealed = excluded.emoji_sealed,
       state = 'queued', failure_code = NULL, staff_id = excluded.staff_id, tries = 0, due_at = excluded.due_at`,
    [
      scope.shopId,
      id,
      messageId,
      contactId,
      contact.key.seal(emoji, ownReactionContext(scope, id)),
      staffId,
      at,
    ],
  );
}

async function takeBack(
  sql: ShopSql,
  { shopId }: ShopScope,
  { messageId, staffId }: ReactInput,
  at: Date,
): Promise<void> {
  await sql.query(
    `UPDATE own_reactions SET id = $3, emoji_sealed = NULL, state = 'queued', failure_code = NULL, staff_id = $4,
       tries = 0, due_at = $5 WHERE shop_id = $1 AND message_id = $2`,
    [shopId, messageId, newId(), staffId, at],
  );
}
