import { metaErrorClass } from "#app/integrations/meta/error-table.ts";
import { postMessage, postSenderAction } from "#app/integrations/meta/messages.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import type { SendRefusal } from "./channels.ts";
import {
  messageBody,
  reactionBody,
  type OutboundMessage,
  type OutboundReaction,
} from "./instagram/outbound.ts";
import { attachmentSendMs } from "./instagram/rules.ts";
import { liveAccount, noteRefusal, noteSuccess, type LiveAccount } from "./live-account.server.ts";

const log = logger("channels");

/** What became of one message. `errorCode` and `traceId` are Meta's, for the record of the try. */
export type SendOutcome = { outcome: "sent"; mid: string } | NotSent;

/** What became of one reaction. */
export type ReactionOutcome = { outcome: "reacted" } | NotSent;

type NotSent =
  /** For good. */
  | { outcome: "refused"; reason: SendRefusal; errorCode: string; traceId: string | null }
  /** It certainly did not go out; may be tried again after `afterMs`, or whenever the caller likes. */
  | { outcome: "not_sent"; errorCode: string; traceId: string | null; afterMs: number | null }
  /** Nobody knows. Trying again could deliver it twice. */
  | { outcome: "unknown"; errorCode: string; traceId: string | null };

/**
 * Sends one message from an account. Never throws for what Meta does.
 * @param notAfter ms since 1970; a message whose turn comes later is not sent
 */
export function sendMessage(
  scope: ShopScope,
  accountId: string,
  message: OutboundMessage,
  notAfter: number,
): Promise<SendOutcome> {
  return sending(scope, accountId, async (account) => {
    const timeoutMs = message.content.file ? attachmentSendMs : undefined;
    return { outcome: "sent", mid: await postMessage(account, messageBody(message), notAfter, timeoutMs) };
  });
}

/**
 * Reacts to a message of a person, or takes that back, from an account. Never throws for what Meta does; an outcome that is
 * unknown may be tried again, because reacting twice is reacting once.
 */
export function sendReaction(
  scope: ShopScope,
  accountId: string,
  reaction: OutboundReaction,
): Promise<ReactionOutcome> {
  return sending(scope, accountId, async (account) => {
    await postSenderAction(account, reactionBody(reaction));
    return { outcome: "reacted" };
  });
}

async function sending<Sent>(
  scope: ShopScope,
  accountId: string,
  call: (account: LiveAccount) => Promise<Sent>,
): Promise<Sent | NotSent> {
  const account = await liveAccount(scope, accountId);
  if (!account) return { outcome: "refused", reason: "token_dead", errorCode: "no_token", traceId: null };
  try {
    const sent = await call(account);
    await besideTheAnswer(noteSuccess(scope, account));
    return sent;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    await besideTheAnswer(noteRefusal(scope, account, error));
    return failure(error);
  }
}

/** What Meta answered is worth more than a note about it: a note that fails must not swallow the answer. */
async function besideTheAnswer(note: Promise<void>): Promise<void> {
  await note.catch((err: unknown) =>
    log.warn({ err: err as Error }, "the state of an account was not noted"),
  );
}

function failure(error: ServiceError): NotSent {
  const detail = { errorCode: error.code, traceId: error.traceId ?? null };
  if (error.uncertain) return { outcome: "unknown", ...detail };
  if (error.retryable) return { outcome: "not_sent", ...detail, afterMs: error.retryAfterMs ?? null };
  return { outcome: "refused", reason: refusalOf(error), ...detail };
}

function refusalOf(error: ServiceError): SendRefusal {
  const kind = metaErrorClass(error.code);
  switch (kind) {
    case "window_closed":
    case "permission":
    case "access_off":
    case "token_dead":
    case "unreachable":
    case "bad_content":
    case "bad_media":
    case "media_not_fetched":
    case "restricted":
    case "other_app":
    case "slow_down":
      return kind;
    case "reconnect":
      return "token_dead";
    case "gone":
    case "no_consent":
      return "unreachable";
    case "transient":
    case "throttled":
    case "unknown":
      return "unknown";
  }
}
