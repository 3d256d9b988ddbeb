import { findShopOfRequest } from "#app/modules/access/access.server.ts";
import { eraseAccount } from "#app/modules/channels/channels.server.ts";
import { contactsOfAccount, withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import {
  contactsOfCustomer,
  forgetLinks,
  forgetLinksTo,
  linksTo,
} from "#app/modules/identity/identity.server.ts";
import { indexContacts, weighThread } from "#app/modules/conversations/conversations.server.ts";
import { forgetCustomer } from "#app/modules/orders/orders.server.ts";
import { eraseDeliveriesNaming } from "#app/modules/webhooks/webhooks.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { collectTraces, countRows, eraseRows, searchTraces } from "./persons.server.ts";
import { oneAtATime } from "./one-at-a-time.system.server.ts";
import { carryOutForShop, type RemoveJobs } from "./carry-out-shop.system.server.ts";
import { finishRequest, journalRequest } from "./finish-request.system.server.ts";
import { heldPersons } from "./legal-holds.server.ts";
import type { HoldCategory, Shortfall } from "./privacy.ts";
import { closeVoid, markReady, noteFound, startRequest, type OpenRequest } from "./requests.system.server.ts";
import type { Subject } from "./request-subject.server.ts";

/**
 * Carries a request out, or goes on where a process died: every step finds what is left of it to do, and what
 * was found stays with the request until the last. Ends with one receipt for an erasure.
 * @param removeJobs takes a store's jobs off the queues, which are above every module; without it they stay, and do
 *   nothing any more
 * @returns the store whose pages have to hear of it; null for one that is gone or never was
 */
export async function carryOut(
  requestId: string,
  removeJobs: RemoveJobs = async () => {},
): Promise<ShopScope | null> {
  return oneAtATime(requestId, () => carryOutAlone(requestId, removeJobs));
}

async function carryOutAlone(requestId: string, removeJobs: RemoveJobs): Promise<ShopScope | null> {
  const request = await startRequest(requestId);
  if (!request) return null;
  const shop = request.shopId ? await findShopOfRequest(request.shopId) : null;
  const scope = shop?.scope ?? null;
  if (request.kind === "erase_shop") {
    await carryOutForShop(request, scope, removeJobs);
    return null;
  }
  if (!scope)
    await closeVoid(request.id, request.kind === "erase_account" ? "unknown_account" : "unknown_shop");
  else if (request.kind === "access") await preparePackage(request, scope);
  else await erasePersons(request, scope);
  return scope;
}

async function preparePackage(request: OpenRequest, scope: ShopScope): Promise<void> {
  const found = await find(request, scope);
  if (found.contactIds?.length) await markReady(request.id);
  else await closeVoid(request.id, "nobody_found");
}

async function erasePersons(request: OpenRequest, scope: ShopScope): Promise<void> {
  // Words are the mark of a search that was finished: after it the persons may be gone already.
  const subject = request.subject.words ? request.subject : await find(request, scope);
  const { contactIds = [], words = [], indexes = [], customer, accountIds = [], linkIds = [] } = subject;
  const held = await sqlInShop(scope, (sql) => heldPersons(sql, scope));
  if (contactIds.some((contactId) => held.has(contactId))) return waitForLaw(request, scope, subject, held);
  await journalRequest(request, { accountIds, linkIds });
  await eraseInBatches(request, scope, contactIds);
  await forgetLinks(scope, linkIds);
  await eraseDeliveriesNaming(scope, [...words, ...customerWords(customer)]);
  if (customer?.gid) {
    const contactIds = await forgetCustomer(scope, customer.gid);
    for (const contactId of contactIds) await weighThread(scope, contactId);
    await indexContacts(scope, contactIds);
    await forgetLinksTo(scope, customer.gid);
  }
  for (const accountId of accountIds) await eraseAccount(scope, accountId);
  const left = await searchTraces(scope, contactIds, indexes);
  const nobody = contactIds.length === 0 && accountIds.length === 0;
  await finishRequest(request, left, nobody ? ["nobody_found"] : []);
}

/**
 * A law keeps some of these persons: the others are erased now. What hangs on the customer or the account as a whole
 * waits with those who are kept, and the request with it, until no hold is left; then everything is searched anew,
 * because a person who is kept goes on writing.
 */
async function waitForLaw(
  request: OpenRequest,
  scope: ShopScope,
  subject: Subject,
  held: Map<string, HoldCategory>,
): Promise<void> {
  const { words: _words, indexes: _indexes, contactIds = [], ...rest } = subject;
  const kept = contactIds.filter((contactId) => held.has(contactId));
  const free = contactIds.filter((contactId) => !held.has(contactId));
  const erased = await countRows(scope, free);
  await eraseDeliveriesNaming(scope, (await collectTraces(scope, free)).words);
  await eraseInBatches(request, scope, free);
  await noteFound(request.id, { ...rest, contactIds: kept }, await countRows(scope, kept));
  const categories = new Set(kept.flatMap((contactId) => held.get(contactId) ?? []));
  const shortfalls = [...categories].toSorted().map((category): Shortfall => `kept_for_${category}`);
  await finishRequest({ ...request, counts: erased }, await countRows(scope, free), shortfalls, "held");
}

/** An account may have had a hundred thousand persons: each batch commits by itself. */
async function eraseInBatches(request: OpenRequest, scope: ShopScope, contactIds: string[]): Promise<void> {
  for (let at = 0; at < contactIds.length; at += 200) {
    const batch = contactIds.slice(at, at + 200);
    await journalRequest(request, { contactIds: batch });
    await eraseRows(scope, batch);
  }
}

/** Numbers of Shopify's are in its webhooks as they are; a gid ends with one. */
function customerWords(customer: Subject["customer"]): string[] {
  return [customer?.gid?.split("/").at(-1), customer?.email, customer?.phone].filter(
    (word) => word !== undefined,
  );
}

/** Whom the request is about, written down with what will be erased before anything is. */
async function find(request: OpenRequest, scope: ShopScope): Promise<Subject> {
  const { subject } = request;
  const named = [
    ...(subject.contactIds ?? []),
    ...(subject.customer ? await contactsOfCustomer(scope, subject.customer) : []),
  ];
  for (const accountId of subject.accountIds ?? [])
    named.push(...(await contactsOfAccount(scope, accountId)));
  const contactIds = named.length > 0 ? await withTheirOtherContacts(scope, named) : [];
  const linkIds = [
    ...(subject.linkIds ?? []),
    ...(subject.customer?.gid ? await linksTo(scope, subject.customer.gid) : []),
  ];
  const found = { ...subject, contactIds, linkIds, ...(await collectTraces(scope, contactIds)) };
  request.counts = await countRows(scope, contactIds);
  await noteFound(request.id, found, request.counts);
  return found;
}
