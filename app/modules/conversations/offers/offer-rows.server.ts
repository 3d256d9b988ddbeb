import { usableContacts } from "#app/modules/contacts/contacts.server.ts";
import { minute, now } from "#app/platform/clock.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { openThread } from "../drafts/read-draft.server.ts";
import { offerContext } from "../seal-contexts.ts";
import type { AskedOffer, MadeOffer, OfferTerms } from "./offers.ts";

/** What is sealed of an offer. */
export interface OfferDetail {
  /** Those of the first try: what a later one asks for under the same id is the same. */
  terms: OfferTerms;
  /** ISO 8601; of the first try too. */
  startsAt: string;
  /** Null while it is not known to be made. */
  made: MadeOffer | null;
}

/** An offer that one try has for itself. */
export interface ClaimedOffer {
  id: string;
  contactId: string;
  key: WrappedKey;
  detail: OfferDetail;
  /** When Shopify was asked to make it before, and may have made it; null on the first try. */
  askedBefore: Date | null;
}

export type Claim =
  | { outcome: "claimed"; offer: ClaimedOffer }
  | { outcome: "made"; made: MadeOffer }
  | { outcome: "in_progress" | "not_found" | "restricted" };

/** Longer than Shopify may take with all that is asked of it. */
const claimedFor = 2 * minute;

/** Writes down what is about to be asked of Shopify, or finds what an earlier try wrote. */
export async function claimOffer(scope: ShopScope, asked: AskedOffer): Promise<Claim> {
  if (!isId(asked.id) || !isId(asked.conversationId)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql): Promise<Claim> => {
    const thread = await openThread(sql, scope, asked.conversationId);
    if (!thread) return { outcome: "not_found" };
    const usable = await usableContacts(sql, scope, [thread.contactId]);
    if (!usable.has(thread.contactId)) return { outcome: "restricted" };
    const at = now();
    const detail: OfferDetail = { terms: asked.terms, startsAt: at.toISOString(), made: null };
    const { contactId, key } = thread;
    const sealed = key.seal(detail, offerContext(scope, asked.id));
    const written = await sql.query(
      `INSERT INTO offers (shop_id, id, conversation_id, contact_id, staff_id, kind, detail_sealed, asked_at, claimed_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (shop_id, id) DO NOTHING RETURNING id`,
      [
        ...[scope.shopId, asked.id, asked.conversationId, contactId, asked.staffId, asked.terms.kind, sealed],
        ...[at, claimEnd(at)],
      ],
    );
    if (written.length === 0) return claimAgain(sql, scope, asked, thread);
    return { outcome: "claimed", offer: { id: asked.id, contactId, key, detail, askedBefore: null } };
  });
}

interface Row {
  detail_sealed: Buffer;
  asked_at: Date;
  claimed_until: Date | null;
}

async function claimAgain(
  sql: ShopSql,
  scope: ShopScope,
  { id, conversationId }: AskedOffer,
  { contactId, key }: { contactId: string; key: WrappedKey },
): Promise<Claim> {
  const [row] = await sql.query<Row>(
    `SELECT detail_sealed, asked_at, claimed_until FROM offers
     WHERE shop_id = $1 AND id = $2 AND conversation_id = $3 FOR UPDATE`,
    [scope.shopId, id, conversationId],
  );
  if (!row) return { outcome: "not_found" };
  const detail = key.open<OfferDetail>(row.detail_sealed, offerContext(scope, id));
  if (detail.made) return { outcome: "made", made: detail.made };
  const at = now();
  if (row.claimed_until && row.claimed_until > at) return { outcome: "in_progress" };
  await sql.query("UPDATE offers SET claimed_until = $3 WHERE shop_id = $1 AND id = $2", [
    ...[scope.shopId, id, claimEnd(at)],
  ]);
  return { outcome: "claimed", offer: { id, contactId, key, detail, askedBefore: row.asked_at } };
}

function claimEnd(at: Date): Date {
  return new Date(at.getTime() + claimedFor);
}

/** Shopify is about to be asked once more. */
export async function noteAsking(scope: ShopScope, { id }: ClaimedOffer): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("UPDATE offers SET asked_at = $3 WHERE shop_id = $1 AND id = $2", [scope.shopId, id, now()]),
  );
}

/** @returns false when the person was erased meanwhile: nothing of theirs is kept */
export async function keepMade(scope: ShopScope, offer: ClaimedOffer, made: MadeOffer): Promise<boolean> {
  const detail: OfferDetail = { ...offer.detail, made };
  const sealed = offer.key.seal(detail, offerContext(scope, offer.id));
  const kept = await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE offers SET detail_sealed = $3, made_at = $4, claimed_until = NULL
       WHERE shop_id = $1 AND id = $2 RETURNING id`,
      [scope.shopId, offer.id, sealed, now()],
    ),
  );
  return kept.length > 0;
}

/** Nothing was made: after a first try nothing is left of it; else an earlier one may have, and it stays. */
export async function letGo(scope: ShopScope, { id, askedBefore }: ClaimedOffer): Promise<void> {
  if (askedBefore) return release(scope, id);
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM offers WHERE shop_id = $1 AND id = $2 AND made_at IS NULL", [scope.shopId, id]),
  );
}

/** The next try need not wait. */
export async function release(scope: ShopScope, id: string): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("UPDATE offers SET claimed_until = NULL WHERE shop_id = $1 AND id = $2", [scope.shopId, id]),
  );
}
