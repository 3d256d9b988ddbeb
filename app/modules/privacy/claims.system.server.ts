import { installedShops } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { contactsNamed } from "./contacts-named.server.ts";
import type { NamedPerson, RequestReason } from "./privacy.ts";
import { sealSubject } from "./request-subject.server.ts";
import { newCode, openRequest } from "./requests.system.server.ts";
import { requestsKept } from "./retention.ts";

/** What a person may ask for by themselves. */
export type ClaimKind = "access" | "erase_person";

/** So many people ask on the public page in an hour when nobody is playing with it. */
const atMostAnHour = 200;

/** A request that waits for the words that prove it, on the desks of these shops. */
export interface OpenedClaim {
  outcome: "opened";
  /** Of the request's public page. */
  code: string;
  claim: string;
  shops: ShopScope[];
}

/** A person asks on the public page. */
export async function openClaim(
  kind: ClaimKind,
  named: NamedPerson,
  reason?: RequestReason,
): Promise<OpenedClaim | { outcome: "too_many" }> {
  return (await tooMany()) ? { outcome: "too_many" } : openEverywhere("form", kind, named, reason);
}

/**
 * Every store that knows somebody of the name that was given finds the request on its desk; none does anything until
 * the person is verified: by sending `claim` from their own account, or by a decision of the store's. Where no store
 * knows them the request waits for the words alone.
 */
export async function openEverywhere(
  origin: "form" | "mail",
  kind: ClaimKind,
  named: NamedPerson,
  reason?: RequestReason,
): Promise<OpenedClaim> {
  const [code, claim] = [newCode(), newClaim()];
  const shared = { origin, kind, code, claim, ...(reason && { reason }) };
  const shops: ShopScope[] = [];
  for (const scope of await installedShops()) {
    const contactIds = await contactsNamed(scope, named);
    if (contactIds.length === 0) continue;
    await openRequest({ ...shared, shopId: scope.shopId, subject: { named, contactIds } });
    shops.push(scope);
  }
  if (shops.length === 0) await openRequest({ ...shared, shopId: null, subject: {} });
  return { outcome: "opened", code, claim, shops };
}

async function tooMany(): Promise<boolean> {
  const { rows } = await acrossShopsSql().query<{ n: number }>(
    "SELECT count(DISTINCT code)::int AS n FROM privacy_requests WHERE origin = 'form' AND received_at > now() - interval '1 hour'",
  );
  return (rows[0]?.n ?? 0) >= atMostAnHour;
}

/** Staff record what a person asked of the store by mail. It waits for the same proof. */
export async function recordMail(
  scope: ShopScope,
  staffId: string,
  kind: ClaimKind,
  named: NamedPerson,
): Promise<{ id: string; code: string }> {
  const contactIds = await contactsNamed(scope, named);
  return openRequest({
    shopId: scope.shopId,
    origin: "mail",
    kind,
    staffId,
    claim: newClaim(),
    subject: { named, contactIds },
  });
}

function newClaim(): string {
  return `privacy-${newCode().slice(0, 8)}`;
}

const claimPattern = /\bprivacy-[2-9a-hjkmnp-z]{8}\b/i;

interface Claimed {
  id: string;
  shop_id: string | null;
  state: string;
  origin: "form" | "mail";
  kind: ClaimKind;
  code: string;
  reason: RequestReason | null;
  /** Staff of the one store that was asked by mail; null when everybody was. */
  staff_id: string | null;
}

/**
 * Looks for a claim in what a person wrote. Whoever sends the words is who asked, whatever name was given with
 * them: the request is about that account. In each store they work once.
 * @returns the id of the request that can begin now; null when the text claims nothing
 */
export async function claimRequest(shopId: string, contactId: string, text: string): Promise<string | null> {
  const claim = claimPattern.exec(text)?.[0].toLowerCase();
  if (!claim) return null;
  const { rows } = await acrossShopsSql().query<Claimed>(
    `SELECT id, shop_id, state, origin, kind, code, reason, staff_id FROM privacy_requests
     WHERE claim = $1 AND received_at > $2`,
    [claim, new Date(Date.now() - requestsKept.unprovenFor)],
  );
  const here = rows.find((row) => row.shop_id === shopId) ?? rows.find((row) => row.shop_id === null);
  if (here) return (await prove(here.id, shopId, contactId)) ? here.id : null;
  return rows[0]?.staff_id === null ? proveElsewhere(rows[0], claim, shopId, contactId) : null;
}

async function prove(id: string, shopId: string, contactId: string): Promise<boolean> {
  const { rowCount } = await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'received', verification = 'message', shop_id = $2, subject_sealed = $3
     WHERE id = $1 AND state = 'waiting'`,
    [id, shopId, sealSubject(id, { contactIds: [contactId] })],
  );
  return rowCount === 1;
}

/** The words came to a store that did not know the name that was given with them: it is asked too. */
async function proveElsewhere(
  { origin, kind, code, reason }: Claimed,
  claim: string,
  shopId: string,
  contactId: string,
): Promise<string | null> {
  const { id } = await openRequest({
    shopId,
    origin,
    kind,
    code,
    claim,
    subject: {},
    ...(reason && { reason }),
  });
  return (await prove(id, shopId, contactId)) ? id : null;
}

/** Closes what nobody proved in time, and forgets words that prove nothing any more. */
export async function expireClaims(): Promise<void> {
  const over = new Date(Date.now() - requestsKept.unprovenFor);
  // What a store has on its desk stays there until somebody decides: only the words are over.
  await acrossShopsSql().query(
    `UPDATE privacy_requests SET state = 'void', shortfalls = '{not_proven}', subject_sealed = NULL,
       completed_at = now()
     WHERE claim IS NOT NULL AND state = 'waiting' AND shop_id IS NULL AND received_at < $1`,
    [over],
  );
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET claim = NULL WHERE claim IS NOT NULL AND received_at < $1",
    [over],
  );
}
