import { sendMessage } from "#app/modules/channels/channels.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { claimNext, type ClaimedMessage } from "./claim-next.server.ts";
import { beginWithinMs } from "./outbox-order.ts";
import { recordAttempt } from "./record-attempt.server.ts";
import { lineUpDue } from "./scheduled.server.ts";

export type DeliverOutcome =
  /** Nothing is left that could go out now. */
  | { outcome: "done" }
  | { outcome: "retry"; afterMs: number }
  /** A message may or may not have arrived: `settleReplies` after so long. */
  | { outcome: "uncertain"; afterMs: number };

const log = logger("conversations");

/**
 * Sends what waits in a conversation, and what was scheduled and is due, one message at a time and in order. Safe to run twice and at once: a
 * message is taken by compare-and-set, its try is on record before the network hears of it, and a try whose
 * outcome nobody knows is never simply repeated.
 */
export async function deliverReplies(scope: ShopScope, conversationId: string): Promise<DeliverOutcome> {
  if (await lineUpDue(scope, conversationId))
    await publish(scope, [{ kind: "conversation", id: conversationId }]);
  for (;;) {
    const claim = await claimNext(scope, conversationId);
    if (claim.step === "stop") return claim.outcome;
    const stop = claim.step === "claimed" ? await send(scope, claim.message) : null;
    await publish(scope, [{ kind: "conversation", id: conversationId }]);
    if (stop) return stop;
  }
}

async function send(scope: ShopScope, message: ClaimedMessage): Promise<DeliverOutcome | null> {
  const sent = await sendMessage(scope, message.accountId, message, message.claimedAt + beginWithinMs);
  if (sent.outcome !== "sent") {
    const { id: messageId, attempt } = message;
    const { outcome, errorCode } = sent;
    log.warn(
      { shopId: scope.shopId, messageId, attempt, outcome, code: errorCode },
      "a reply was not confirmed",
    );
  }
  return recordAttempt(scope, message, sent);
}
