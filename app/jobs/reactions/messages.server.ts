/** What follows from what comes in and goes out of threads: the jobs that start, and the pages that are told. */
import { findShopById } from "#app/modules/access/access.server.ts";
import {
  conversationsOfContacts,
  keepBackScheduled,
  type FoldOutcome,
} from "#app/modules/conversations/conversations.server.ts";
import { wakeMarginMs } from "#app/modules/conversations/outbox/send-later.ts";
import { forgetMessages, noteEvidence } from "#app/modules/identity/identity.server.ts";
import { pendingFiles } from "#app/modules/media/media.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue, enqueueAll } from "../enqueue.server.ts";
import { reactToClaims } from "./privacy.server.ts";
import { tellOfWaiting } from "./tell-of-waiting.server.ts";

/**
 * Events were folded into threads: what was scheduled unless they write is kept back, and open pages hear of it, then
 * new people are looked up at Meta and what they typed is looked for in Shopify. Every step may be repeated.
 */
export async function reactToFold(scope: ShopScope, folded: FoldOutcome): Promise<void> {
  await keepBackScheduled(scope, folded.conversationIds);
  await publish(
    scope,
    folded.conversationIds.map((id) => ({ kind: "conversation", id })),
  );
  const edited = folded.arrived.filter((message) => message.edited).map(({ messageId }) => messageId);
  await forgetMessages(scope, [...folded.unsentMessageIds, ...edited]);
  const withText = folded.arrived.flatMap(({ contactId, messageId, text, sentAt }) =>
    text === null ? [] : [{ contactId, messageId, text, at: new Date(sentAt) }],
  );
  await reactToClaims(scope, folded.arrived);
  const withEvidence = await noteEvidence(scope, withText);
  const { shopId } = scope;
  if (folded.awaitAssignment) await enqueue("conversations.assign", { shopId });
  await tellOfWaiting(
    scope,
    folded.arrived.map(({ conversationId }) => conversationId),
  );
  await enqueueAll(
    "contacts.fetch-profile",
    folded.newContactIds.map((contactId) => ({ shopId, contactId })),
  );
  await enqueueAll(
    "identity.find-candidates",
    withEvidence.map((contactId) => ({ shopId, contactId })),
  );
  const fileIds = await pendingFiles(scope, folded.messageIdsWithFiles);
  await enqueueAll(
    "media.fetch",
    fileIds.map((fileId) => ({ shopId, fileId })),
  );
}

/** A file of a person's thread is here, or will not be: whoever looks at the thread sees it. */
export async function reactToFile(scope: ShopScope, contactId: string): Promise<void> {
  const threads = await conversationsOfContacts(scope, [contactId]);
  await publish(
    scope,
    threads.map(({ id }) => ({ kind: "conversation", id })),
  );
}

/** Staff sent a reply: it goes out now. */
export async function reactToReply(scope: ShopScope, conversationId: string): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  await enqueue("replies.deliver", { shopId: scope.shopId, conversationId });
}

/** Staff wrote a reply that goes out later: it is shown, and a job waits for its time. */
export async function reactToLaterReply(
  scope: ShopScope,
  conversationId: string,
  { clientToken, waitMs }: { clientToken: string; waitMs: number },
): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  const payload = { shopId: scope.shopId, conversationId, clientToken };
  await enqueue("replies.wake", payload, waitMs + wakeMarginMs);
}

/** Staff took a reply back: whoever looks at the thread sees it no more. */
export async function reactToTakenBack(scope: ShopScope, conversationId: string): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
}

/** Staff reacted to a message by an emoji: Instagram is told now. */
export async function reactToReaction(
  scope: ShopScope,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  await enqueue("reactions.deliver", { shopId: scope.shopId, messageId });
}

/** Something came on a shop's list of dead letters: whoever looks at it sees it. */
export async function reactToDeadLetter(shopId: string): Promise<void> {
  const scope = await findShopById(shopId);
  if (scope) await publish(scope, [{ kind: "deliveries" }]);
}
