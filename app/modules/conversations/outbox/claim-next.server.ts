import type { OutboundContent } from "#app/modules/channels/instagram/outbound.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import { attachmentSendMs } from "#app/modules/channels/instagram/rules.ts";
import { openToChannel } from "#app/modules/media/media.server.ts";
import { now, second } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ReplyWindow } from "../conversations.ts";
import type { DeliverOutcome } from "./deliver.server.ts";
import { beginWithinMs, nextStep, settleAfterMs } from "./outbox-order.ts";
import {
  failMessage,
  lockOutbox,
  readOutbox,
  startAttempt,
  type StoredOutboxMessage,
} from "./outbox.server.ts";
import type { FailureCode } from "./reply-failures.ts";
import { readContent } from "../thread/read-content.server.ts";
import { humanAgentTag, readReplyThread, tagFor } from "./reply-thread.server.ts";

/** A message that this process, and no other, may send now. */
export interface ClaimedMessage {
  id: string;
  conversationId: string;
  accountId: string;
  recipientId: string;
  content: OutboundContent;
  humanAgent: boolean;
  attempt: number;
  claimedAt: number;
}

export type Claim =
  | { step: "stop"; outcome: DeliverOutcome }
  | { step: "failed" }
  | { step: "claimed"; message: ClaimedMessage };

/** Looks what comes next in a conversation and, when it is a message to send, takes it. */
export function claimNext(scope: ShopScope, conversationId: string): Promise<Claim> {
  const at = now();
  return sqlInShop(scope, async (sql): Promise<Claim> => {
    await lockOutbox(sql, scope, conversationId);
    const outbox = await readOutbox(sql, scope, conversationId);
    const next = nextStep(outbox, at.getTime());
    switch (next.step) {
      case "nothing":
      case "busy":
        return { step: "stop", outcome: { outcome: "done" } };
      case "wait":
        return { step: "stop", outcome: { outcome: "retry", afterMs: next.afterMs } };
      case "settle":
        return { step: "stop", outcome: { outcome: "uncertain", afterMs: settleAfterMs } };
      case "send":
        return claim(sql, scope, conversationId, next.message, at);
    }
  });
}

/** Takes one message, or fails it when the rules changed since it was written. */
async function claim(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  message: StoredOutboxMessage,
  at: Date,
): Promise<Claim> {
  const thread = await readReplyThread(sql, scope, conversationId, at);
  const content = thread && (await readContent(sql, scope, thread.contact.key, message.id));
  const reason = thread && isSaid(content) ? whyNot(thread.window, message.tag, content) : "unreachable";
  if (!thread || !content || reason) {
    await failMessage(sql, scope, message.id, reason ?? "unreachable");
    return { step: "failed" };
  }
  const file = content.attachments ? await openFor(sql, scope, message.id, at) : null;
  if (content.attachments && !file) {
    await failMessage(sql, scope, message.id, "bad_media");
    return { step: "failed" };
  }
  const tag = tagFor(thread.window) ?? null;
  const attempt = await startAttempt(sql, scope, message, tag, at);
  if (attempt === null) return { step: "stop", outcome: { outcome: "done" } };
  return {
    step: "claimed",
    message: {
      id: message.id,
      conversationId,
      accountId: thread.account.id,
      recipientId: thread.contact.profile.externalId,
      content: file ? { file } : content,
      humanAgent: tag === humanAgentTag,
      attempt,
      claimedAt: at.getTime(),
    },
  };
}

/** Whether there is anything to send: words, cards or a file. */
function isSaid(content: MessageContent | null): content is MessageContent {
  return (content?.text ?? content?.cards ?? content?.attachments) !== undefined;
}

/** From the claim to the end of the call, and what clocks differ by. */
const openForMs = beginWithinMs + attachmentSendMs + 30 * second;

function openFor(sql: ShopSql, scope: ShopScope, messageId: string, at: Date) {
  return openToChannel(sql, scope, messageId, new Date(at.getTime() + openForMs));
}

/**
 * A message written while the window was open does not get the human-agent tag by itself: whether to use it
 * is a person's decision, and trying again is one. A tag that is no longer needed is left out; cards get none.
 */
function whyNot(window: ReplyWindow, tag: string | null, content: MessageContent): FailureCode | null {
  if (window.state === "open") return null;
  if (window.state === "human_agent") return tag === humanAgentTag && !content.cards ? null : "window_closed";
  switch (window.reason) {
    case "account_disconnected":
    case "account_needs_reauth":
      return "token_dead";
    case "other_app_owns_thread":
      return "other_app";
    case "spam":
    case "blocked":
      return "kept_out";
    case "never_wrote":
    case "window_over":
    case "human_agent_not_approved":
      return "window_closed";
  }
}
