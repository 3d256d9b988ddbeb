import type { SendOutcome } from "#app/modules/channels/channels.server.ts";
import { closeToChannel } from "#app/modules/media/media.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { claimEchoed } from "./claim-echoed.server.ts";
import type { ClaimedMessage } from "./claim-next.server.ts";
import type { DeliverOutcome } from "./deliver.server.ts";
import { backoffMs, settleAfterMs } from "./outbox-order.ts";
import { endAttempt, failMessage, lockOutbox, moveState } from "./outbox.server.ts";

type Outcome<Kind extends SendOutcome["outcome"]> = Extract<SendOutcome, { outcome: Kind }>;

const uncertain: DeliverOutcome = { outcome: "uncertain", afterMs: settleAfterMs };

/**
 * Writes down what became of a try. A process that was held up so long that others gave its try up may still
 * report: that a message was sent is believed at any time, anything else only of the newest try.
 * @returns null when the next message may go out
 */
export function recordAttempt(
  scope: ShopScope,
  message: ClaimedMessage,
  sent: SendOutcome,
): Promise<DeliverOutcome | null> {
  switch (sent.outcome) {
    case "sent":
      return recordSent(scope, message, sent);
    case "refused":
      return recordRefused(scope, message, sent);
    case "not_sent":
      return recordNotSent(scope, message, sent);
    case "unknown":
      return recordUnknown(scope, message, sent);
  }
}

/** Under the outbox's lock, so that no new try begins between looking and writing. */
async function recording<Result>(
  scope: ShopScope,
  { conversationId }: ClaimedMessage,
  write: (sql: ShopSql) => Promise<Result>,
): Promise<Result> {
  return sqlInShop(scope, async (sql) => {
    await lockOutbox(sql, scope, conversationId);
    return write(sql);
  });
}

async function recordSent(
  scope: ShopScope,
  message: ClaimedMessage,
  { mid }: Outcome<"sent">,
): Promise<DeliverOutcome | null> {
  const index = await blindIndexer(scope);
  const claimed = await recording(scope, message, async (sql) => {
    const outcome = await claimEchoed(sql, scope, index, message.id, mid);
    await endAttempt(sql, scope, message.id, message.attempt, { outcome: "sent" });
    await closeToChannel(sql, scope, message.id);
    return outcome;
  });
  return claimed.outcome === "claimed" && claimed.mistakenId !== null ? uncertain : null;
}

async function recordRefused(
  scope: ShopScope,
  message: ClaimedMessage,
  refused: Outcome<"refused">,
): Promise<DeliverOutcome | null> {
  const { reason, errorCode, traceId } = refused;
  // Certainly not sent, and often only slow: once more before staff have to look (Meta's page of errors).
  if (reason === "media_not_fetched" && message.attempt === 1)
    return recordNotSent(scope, message, { ...refused, outcome: "not_sent", afterMs: null });
  await recording(scope, message, async (sql) => {
    const end = { outcome: "failed", errorCode, traceId } as const;
    const newest = await endAttempt(sql, scope, message.id, message.attempt, end);
    if (!newest) return;
    await closeToChannel(sql, scope, message.id);
    await failMessage(sql, scope, message.id, reason);
  });
  return null;
}

async function recordNotSent(
  scope: ShopScope,
  message: ClaimedMessage,
  { errorCode, traceId, afterMs }: Outcome<"not_sent">,
): Promise<DeliverOutcome> {
  await recording(scope, message, async (sql) => {
    const end = { outcome: "failed", errorCode, traceId } as const;
    const newest = await endAttempt(sql, scope, message.id, message.attempt, end);
    if (!newest) return;
    await closeToChannel(sql, scope, message.id);
    await moveState(sql, scope, message.id, ["sending", "uncertain"], "queued");
  });
  return { outcome: "retry", afterMs: Math.max(afterMs ?? 0, backoffMs(message.attempt)) };
}

/** Unless the echo was faster than the silence: then the message is sent, and stays so. */
async function recordUnknown(
  scope: ShopScope,
  message: ClaimedMessage,
  { errorCode, traceId }: Outcome<"unknown">,
): Promise<DeliverOutcome | null> {
  const open = await recording(scope, message, async (sql) => {
    const end = { outcome: "uncertain", errorCode, traceId } as const;
    const newest = await endAttempt(sql, scope, message.id, message.attempt, end);
    return newest && (await moveState(sql, scope, message.id, ["sending"], "uncertain"));
  });
  return open ? uncertain : null;
}
