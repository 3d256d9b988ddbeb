/** What happens next, on one page: from an event to the jobs it starts and the pages it reaches. */
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { closeForDeletion, findShopById, findShopOfRequest } from "#app/modules/access/access.server.ts";
import { withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import { forgetMessages, noteEvidence, type LinkOutcome } from "#app/modules/identity/identity.server.ts";
import { dropSnapshot, expectSnapshot } from "#app/modules/orders/orders.server.ts";
import {
  conversationsOfContacts,
  indexContacts,
  keepBackScheduled,
  moveWindows,
  moveWindowsOf,
  weighThread,
  type FoldOutcome,
} from "#app/modules/conversations/conversations.server.ts";
import {
  claimRequest,
  openClaim,
  openMailRequest,
  openRequest,
  resumeHeld,
  type ClaimKind,
  type UnusedMail,
} from "#app/modules/privacy/privacy.server.ts";
import {
  isShutOut,
  type ThreadChange,
  type ThreadWork,
  type WantedChange,
} from "#app/modules/conversations/work/work.ts";
import { wakeMarginMs } from "#app/modules/conversations/outbox/send-later.ts";
import { pendingFiles } from "#app/modules/media/media.server.ts";
import { devicesMentioned, hasDevices } from "#app/modules/notifications/notifications.server.ts";
import type { NamedPerson, RequestReason } from "#app/modules/privacy/privacy.ts";
import { second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue, enqueueAll } from "./enqueue.server.ts";

/**
 * Events were folded into threads: what was scheduled unless they write is kept back, and open pages hear of it, then new people are looked up at Meta and
 * what they typed is looked for in Shopify. Every step may be repeated.
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

/** The shop's rule finds somebody first, and who writes three short messages waits once. */
const tellAfterMs = 3 * second;

/** Customers wrote: whoever it concerns hears of it on their devices. */
async function tellOfWaiting(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0 || !(await hasDevices(scope))) return;
  const { shopId } = scope;
  for (const conversationId of new Set(conversationIds))
    await enqueue("notifications.tell", { shopId, conversationId }, tellAfterMs);
}

/** The shop's rule found somebody for threads: they see it, and hear of it. */
export async function reactToAssignment(scope: ShopScope, conversationIds: string[]): Promise<void> {
  await reactToWork(scope, conversationIds);
  await tellOfWaiting(scope, conversationIds);
}

/** Staff wrote a note, or changed one: whoever it mentions anew hears of it. */
export async function reactToNote(
  scope: ShopScope,
  { conversationId, mentioned }: { conversationId: string; mentioned: string[] },
): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  const deviceIds = await devicesMentioned(scope, mentioned);
  const { shopId } = scope;
  await enqueueAll(
    "notifications.push",
    deviceIds.map((subscriptionId) => ({ shopId, subscriptionId, conversationId, about: "mention" })),
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

/** Somebody sent the words of the public page: they are who asked, and what they asked for begins. */
async function reactToClaims(scope: ShopScope, arrived: FoldOutcome["arrived"]): Promise<void> {
  for (const { contactId, text } of arrived) {
    const requestId = text === null ? null : await claimRequest(scope.shopId, contactId, text);
    if (!requestId) continue;
    const subject = { kind: "request", id: requestId } as const;
    await recordAudit(scope, { actor: "person", action: "request.proved", subject });
    await enqueue("privacy.carry-out", { requestId });
  }
}

/**
 * A person asked on the public page: the stores that know the name they gave see it.
 * @returns the code of the request's page; null when too many ask at the moment
 */
export async function askOnPublicPage(
  kind: ClaimKind,
  named: NamedPerson,
  reason?: RequestReason,
): Promise<string | null> {
  const opened = await openClaim(kind, named, reason);
  if (opened.outcome === "too_many") return null;
  for (const scope of opened.shops) await publish(scope, [{ kind: "privacy" }]);
  return opened.code;
}

/**
 * Somebody's mail to the privacy address: the stores that know whom it names see it.
 * @returns what proves who wrote it and where the request stands, or why nothing was recorded
 */
export async function askByMail(
  mail: Buffer,
): Promise<{ outcome: "opened"; statusUrl: string; claim: string } | { outcome: UnusedMail }> {
  const opened = await openMailRequest(mail);
  if (opened.outcome !== "opened") return { outcome: opened.outcome };
  for (const scope of opened.shops) await publish(scope, [{ kind: "privacy" }]);
  const statusUrl = `${env().SHOPIFY_APP_URL}/privacy/requests/${opened.code}`;
  return { outcome: "opened", statusUrl, claim: opened.claim };
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

/** Reply windows ended: the queue is in order again. In a shop that uninstalled too, else they are found for ever. */
export async function reactToEndedWindows(
  shopId: string,
  threads: { conversationId: string }[],
): Promise<void> {
  const shop = await findShopOfRequest(shopId);
  if (!shop) return;
  const ids = threads.map(({ conversationId }) => conversationId);
  await moveWindows(shop.scope, ids);
  await publish(
    shop.scope,
    ids.map((id) => ({ kind: "conversation", id })),
  );
}

/** More threads than this are not told one by one. */
const toldOneByOne = 50;

/** Threads changed in the work on them: whoever has them before their eyes sees it. */
export async function reactToWork(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length > toldOneByOne) return publish(scope, [{ kind: "conversations" }]);
  await publish(
    scope,
    conversationIds.map((id) => ({ kind: "conversation", id })),
  );
}

/** Somebody of the staff changed threads: who shuts people out and lets them in again is on record. */
export async function reactToChanges(scope: ShopScope, staffId: string, made: WantedChange[]): Promise<void> {
  for (const { conversationId: id, change, seen } of made) {
    const action = keepOutAction(change, seen);
    if (action)
      await recordAudit(scope, { actor: { staffId }, action, subject: { kind: "conversation", id } });
  }
  await reactToWork(
    scope,
    made.map(({ conversationId }) => conversationId),
  );
}

function keepOutAction(change: ThreadChange, seen: ThreadWork): AuditAction | null {
  if (change.kind !== "status") return null;
  if (change.status === "spam") return "thread.marked_spam";
  if (change.status === "blocked") return "thread.blocked";
  return isShutOut(seen.status) ? "thread.let_in" : null;
}

/** Snoozed threads are back: the rule finds somebody for those that nobody has. */
export async function reactToWoken(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await reactToWork(scope, conversationIds);
  await enqueue("conversations.assign", { shopId: scope.shopId });
}

/** Somebody may not come in any more: nobody has what they had. */
export async function reactToRemovedStaff(scope: ShopScope, staffId: string): Promise<void> {
  await enqueue("conversations.release", { shopId: scope.shopId, staffId });
}

/** An account may answer for longer, or no longer: threads come back into the queue, or leave it. */
export async function reactToHumanAgent(scope: ShopScope, accountId: string): Promise<void> {
  const ids = await moveWindowsOf(scope, accountId);
  await publish(
    scope,
    ids.map((id) => ({ kind: "conversation", id })),
  );
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

/** Something came on a shop's list of dead letters: whoever looks at it sees it. */
export async function reactToDeadLetter(shopId: string): Promise<void> {
  const scope = await findShopById(shopId);
  if (scope) await publish(scope, [{ kind: "deliveries" }]);
}

const actors = { shopify: "shopify", meta: "meta", form: "person", mail: "person", staff: "system" } as const;

/** Somebody asked for a privacy duty: it is written down, and a worker begins at once. */
export async function askPrivacy(
  request: Parameters<typeof openRequest>[0],
): Promise<{ id: string; code: string }> {
  const asked = await openRequest(request);
  const scope = request.shopId === null ? null : (await findShopOfRequest(request.shopId))?.scope;
  const actor = request.staffId === undefined ? actors[request.origin] : { staffId: request.staffId };
  if (scope)
    await recordAudit(scope, { actor, action: "request.opened", subject: { kind: "request", id: asked.id } });
  await enqueue("privacy.carry-out", { requestId: asked.id });
  return asked;
}

/** The owner deletes the store: from now on nothing runs for it, open pages close, and a worker begins at once. */
export async function reactToDeletion(
  scope: ShopScope,
  staffId: string,
  { id, code }: { id: string; code: string },
): Promise<void> {
  const subject = { kind: "request", id } as const;
  await recordAudit(scope, { actor: { staffId }, action: "request.opened", subject });
  await closeForDeletion(scope, code, { asked: true });
  await publish(scope, [{ kind: "closed" }]);
  await enqueue("privacy.carry-out", { requestId: id });
}

/** A store chose how long it keeps conversations: what is older goes at once. */
export async function reactToRetention(scope: ShopScope): Promise<void> {
  await publish(scope, [{ kind: "privacy" }]);
  await enqueue("privacy.sweep-shop", { shopId: scope.shopId });
}

/** A legal hold was set or lifted: requests that waited for that go on, or wait again. */
export async function reactToHold(scope: ShopScope): Promise<void> {
  const requestIds = await resumeHeld(scope.shopId);
  await enqueueAll(
    "privacy.carry-out",
    requestIds.map((requestId) => ({ requestId })),
  );
  await publish(scope, [{ kind: "privacy" }]);
}
