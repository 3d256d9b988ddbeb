/** What follows from what is decided about a person: the jobs that start, and the pages that are told. */
import { withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import { indexContacts, weighThread } from "#app/modules/conversations/conversations.server.ts";
import type { LinkOutcome } from "#app/modules/identity/identity.server.ts";
import { dropSnapshot, expectSnapshot } from "#app/modules/orders/orders.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue } from "../enqueue.server.ts";

/** Staff decided about a link: the panel changes; a confirmed customer is read, an undone one is forgotten. */
export async function reactToLinkDecision(
  scope: ShopScope,
  decided: Extract<LinkOutcome, { outcome: "decided" }>,
): Promise<void> {
  if (decided.drop) {
    await dropSnapshot(scope, decided.drop.contactId, decided.drop.customerGid);
    await weighThread(scope, decided.drop.contactId);
    await indexContacts(scope, [decided.drop.contactId]);
  }
  if (decided.refresh) await expectSnapshot(scope, decided.refresh.contactId, decided.refresh.customerGid);
  await publish(scope, [{ kind: "contact", id: decided.contactId }]);
  if (decided.refresh) await enqueue("orders.refresh-snapshot", { shopId: scope.shopId, ...decided.refresh });
}

/** Staff corrected what a person is called: they are found by it, and pages show it. */
export async function reactToCorrectedName(scope: ShopScope, contactId: string): Promise<void> {
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  await indexContacts(scope, contactIds);
  await publish(
    scope,
    contactIds.map((id) => ({ kind: "contact", id })),
  );
}

/** A person's data may not be used from now on, or may be again: it weighs nothing in the queue, or does. */
export async function reactToRestriction(scope: ShopScope, contactIds: string[]): Promise<void> {
  for (const contactId of contactIds) await weighThread(scope, contactId);
  await publish(
    scope,
    contactIds.map((id) => ({ kind: "contact", id })),
  );
}
