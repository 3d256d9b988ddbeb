import { offlineCaller } from "#app/modules/access/access.server.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { askForCustomers, type FoundCustomer } from "./ask-shopify.server.ts";
import type { EvidenceKind, EvidenceLine } from "./identity.ts";
import { evidenceContext, linkContext, type EvidenceDetail, type LinkDetail } from "./sealed.ts";

interface Unsearched extends EvidenceLine {
  id: string;
  normalised: string;
}

/**
 * Asks Shopify about every piece of evidence of a contact nobody has asked about yet, and suggests the
 * customers it points to. Nothing links by itself; who was refused is not suggested again.
 * @throws ServiceError when Shopify did not answer: what was asked stays asked, the rest is asked again
 */
export async function findCandidates(scope: ShopScope, contactId: string): Promise<{ outcome: "searched"; suggested: number }> {
  const evidence = await unsearched(scope, contactId);
  if (evidence.length === 0) return { outcome: "searched", suggested: 0 };
  const caller = await offlineCaller(scope);
  let suggested = 0;
  for (const line of evidence) {
    const customers = await askForCustomers(caller, line.kind, line.normalised);
    await suggest(scope, contactId, line, customers);
    suggested += customers.length;
  }
  return { outcome: "searched", suggested };
}

async function unsearched(scope: ShopScope, contactId: string): Promise<Unsearched[]> {
  return sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!key) return [];
    const rows = await sql.query<{ id: string; kind: EvidenceKind; value_sealed: Buffer; message_id: string; found_at: Date }>(
      `SELECT id, kind, value_sealed, message_id, found_at FROM evidence
       WHERE shop_id = $1 AND contact_id = $2 AND searched_at IS NULL ORDER BY found_at`,
      [scope.shopId, contactId],
    );
    return rows.map(({ id, kind, value_sealed, message_id, found_at }) => ({
      ...key.open<EvidenceDetail>(value_sealed, evidenceContext(scope.shopId, id)),
      id,
      kind,
      messageId: message_id,
      at: found_at.toISOString(),
    }));
  });
}

/** One transaction: the suggestions and the mark that this evidence was asked about. */
async function suggest(scope: ShopScope, contactId: string, line: Unsearched, customers: FoundCustomer[]): Promise<void> {
  await sqlInShop(scope, async (sql) => {
    // Erased or unsent while Shopify was answering: then nothing of it is kept.
    const marked = await sql.query<{ id: string }>(
      "UPDATE evidence SET searched_at = now() WHERE shop_id = $1 AND id = $2 RETURNING id",
      [scope.shopId, line.id],
    );
    if (marked.length === 0) return;
    for (const customer of customers) await upsertLink(sql, scope, contactId, line, customer);
  });
}

async function upsertLink(sql: ShopSql, scope: ShopScope, contactId: string, line: Unsearched, customer: FoundCustomer): Promise<void> {
  const { shopId } = scope;
  const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
  if (!key) return;
  const [known] = await sql.query<{ id: string; detail_sealed: Buffer }>(
    "SELECT id, detail_sealed FROM links WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3 FOR UPDATE",
    [shopId, contactId, customer.gid],
  );
  const id = known?.id ?? newId();
  const before = known ? key.open<LinkDetail>(known.detail_sealed, linkContext(shopId, id)).evidence : [];
  const { kind, value, messageId, at } = line;
  const others = before.filter((one) => one.kind !== kind || one.value !== value);
  const detail: LinkDetail = { name: customer.name, evidence: [...others, { kind, value, messageId, at }] };
  await sql.query(
    `INSERT INTO links (shop_id, id, contact_id, customer_gid, state, detail_sealed) VALUES ($1, $2, $3, $4, 'suggested', $5)
     ON CONFLICT (shop_id, contact_id, customer_gid) DO UPDATE SET detail_sealed = EXCLUDED.detail_sealed`,
    [shopId, id, contactId, customer.gid, key.seal(detail, linkContext(shopId, id))],
  );
}
