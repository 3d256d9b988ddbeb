/** What happens next, on one page: from an event to the jobs it starts and the pages it reaches. */
import { forgetMessages, noteEvidence } from "#app/modules/identity/identity.server.ts";
import type { FoldOutcome } from "#app/modules/conversations/conversations.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue } from "./enqueue.server.ts";

/**
 * Events were folded into threads: open pages hear of it first, then new people are looked up at Meta and
 * what they typed is looked for in Shopify. Every step may be repeated.
 */
export async function reactToFold(scope: ShopScope, folded: FoldOutcome): Promise<void> {
  await publish(
    scope,
    folded.conversationIds.map((id) => ({ kind: "conversation", id })),
  );
  await forgetMessages(scope, folded.unsentMessageIds);
  const withText = folded.arrived.flatMap(({ contactId, messageId, text, sentAt }) =>
    text === null ? [] : [{ contactId, messageId, text, at: new Date(sentAt) }],
  );
  const withEvidence = await noteEvidence(scope, withText);
  for (const contactId of folded.newContactIds) {
    await enqueue("contacts.fetch-profile", { shopId: scope.shopId, contactId });
  }
  for (const contactId of withEvidence) {
    await enqueue("identity.find-candidates", { shopId: scope.shopId, contactId });
  }
}

/** Staff sent a reply: it goes out now. */
export async function reactToReply(scope: ShopScope, conversationId: string): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  await enqueue("replies.deliver", { shopId: scope.shopId, conversationId });
}

/** Staff decided about a link: the panel changes, and a confirmed customer is read from Shopify. */
export async function reactToLinkDecision(
  scope: ShopScope,
  contactId: string,
  refresh?: { contactId: string; customerGid: string },
): Promise<void> {
  await publish(scope, [{ kind: "contact", id: contactId }]);
  if (refresh) await enqueue("orders.refresh-snapshot", { shopId: scope.shopId, ...refresh });
}
