import { eraseShop, findShopOfRequest } from "#app/modules/access/access.server.ts";
import { eraseAccount } from "#app/modules/channels/channels.server.ts";
import { contactsOfAccount, withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import {
  contactsOfCustomer,
  forgetLinks,
  forgetLinksTo,
  linksTo,
} from "#app/modules/identity/identity.server.ts";
import { weighThread } from "#app/modules/conversations/conversations.server.ts";
import { forgetCustomer } from "#app/modules/orders/orders.server.ts";
import { eraseDeliveriesNaming, eraseDeliveriesOfShop } from "#app/modules/webhooks/webhooks.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { countShop, eraseShopRows, personsOfShop } from "./shop-rows.system.server.ts";
import { collectTraces, countRows, eraseRows, searchTraces } from "./persons.server.ts";
import { oneAtATime } from "./one-at-a-time.system.server.ts";
import { journalErasure } from "./erasure-journal.server.ts";
import { heldPersons } from "./legal-holds.server.ts";
import type { Counts, HoldCategory, Shortfall } from "./privacy.ts";
import type { ReceiptFacts } from "./receipt.ts";
import { closeWithReceipt } from "./receipts.system.server.ts";
import {
  closeVoid,
  markReady,
  noteFound,
  startRequest,
  type OpenRequest,
  type Subject,
} from "./requests.system.server.ts";

const log = logger("privacy");

/** What other pages and queues have to hear of. */
export interface CarriedOut {
  /** Null for a store that is gone or never was. */
  scope: ShopScope | null;
  erasedShopId: string | null;
}

/**
 * Carries a request out, or goes on where a process died: every step finds what is left of it to do, and what
 * was found stays with the request until the last. Ends with one receipt for an erasure.
 */
export async function carryOut(requestId: string): Promise<CarriedOut> {
  return (await oneAtATime(requestId, () => carryOutAlone(requestId))) ?? nothing;
}

const nothing: CarriedOut = { scope: null, erasedShopId: null };

async function carryOutAlone(requestId: string): Promise<CarriedOut> {
  const request = await startRequest(requestId);
  if (!request) return nothing;
  const shop = request.shopId ? await findShopOfRequest(request.shopId) : null;
  const scope = shop?.scope ?? null;
  if (request.kind === "erase_shop") {
    const erased = scope && (await carryOutForShop(request, scope, shop?.uninstalledAt ?? null));
    // Without its store, but with what was counted of it: the store went, and the process before the receipt.
    if (!scope) await finish(request, {}, Object.keys(request.counts).length > 0 ? [] : ["unknown_shop"]);
    return { scope: null, erasedShopId: erased ? scope.shopId : null };
  }
  if (!scope)
    await closeVoid(request.id, request.kind === "erase_account" ? "unknown_account" : "unknown_shop");
  else if (request.kind === "access") await preparePackage(request, scope);
  else await erasePersons(request, scope);
  return { scope, erasedShopId: null };
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
  await journal(request, { accountIds, linkIds });
  await eraseInBatches(request, scope, contactIds);
  await forgetLinks(scope, linkIds);
  await eraseDeliveriesNaming(scope, [...words, ...customerWords(customer)]);
  if (customer?.gid) {
    for (const contactId of await forgetCustomer(scope, customer.gid)) await weighThread(scope, contactId);
    await forgetLinksTo(scope, customer.gid);
  }
  for (const accountId of accountIds) await eraseAccount(scope, accountId);
  const left = await searchTraces(scope, contactIds, indexes);
  const nobody = contactIds.length === 0 && accountIds.length === 0;
  await finish(request, left, nobody ? ["nobody_found"] : []);
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
  await finish({ ...request, counts: erased }, await countRows(scope, free), shortfalls, "held");
}

/** An account may have had a hundred thousand persons: each batch commits by itself. */
async function eraseInBatches(request: OpenRequest, scope: ShopScope, contactIds: string[]): Promise<void> {
  for (let at = 0; at < contactIds.length; at += 200) {
    const batch = contactIds.slice(at, at + 200);
    await journal(request, { contactIds: batch });
    await eraseRows(scope, batch);
  }
}

/** Before anything is erased it is written where a restored backup does not reach. */
async function journal(
  { id: requestId, shopId, code, origin, kind, deliveryId, receivedAt }: OpenRequest,
  erased: { contactIds?: string[]; accountIds?: string[]; linkIds?: string[] },
): Promise<void> {
  if (!shopId) return;
  await journalErasure({
    at: new Date().toISOString(),
    requestId,
    shopId,
    code,
    origin,
    kind,
    deliveryId,
    receivedAt: receivedAt.toISOString(),
    contactIds: [],
    accountIds: [],
    linkIds: [],
    ...erased,
  });
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

/** @returns whether the store was erased */
async function carryOutForShop(
  request: OpenRequest,
  scope: ShopScope,
  uninstalledAt: Date | null,
): Promise<boolean> {
  // Shopify sends this 48 hours after the app was removed; a store that came back meanwhile keeps what it has.
  if (!uninstalledAt) {
    await closeVoid(request.id, "installed_again");
    return false;
  }
  const counts = Object.keys(request.counts).length > 0 ? request.counts : await countShop(scope);
  await noteFound(request.id, request.subject, counts);
  await journal(request, {});
  for await (const contactIds of personsOfShop(scope)) await eraseRows(scope, contactIds);
  await eraseShopRows(scope);
  await eraseDeliveriesOfShop(scope);
  await eraseShop(scope);
  await finish({ ...request, counts }, await countShop(scope), []);
  return true;
}

async function finish(
  request: OpenRequest,
  left: Counts,
  shortfalls: Shortfall[],
  state: "done" | "held" = "done",
): Promise<void> {
  const rowsLeft = Object.keys(left).length > 0;
  const facts: ReceiptFacts = {
    origin: request.origin,
    kind: request.kind,
    receivedAt: request.receivedAt.toISOString(),
    startedAt: request.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    erased: request.counts,
    left,
    shortfalls: rowsLeft ? [...shortfalls, "rows_left"] : shortfalls,
  };
  const receiptId = await closeWithReceipt(request.id, facts, state);
  log.info(
    { requestId: request.id, kind: request.kind, receiptId, rowsLeft },
    "a privacy request was carried out",
  );
}
