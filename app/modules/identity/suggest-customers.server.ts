import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { FoundCustomer } from "./ask-shopify.server.ts";
import type { EvidenceLine, LinkState } from "./identity.ts";
import { linkContext, type LinkDetail } from "./sealed.ts";

/**
 * One transaction: the customers that evidence points to, and the mark that it was asked about. A link that
 * was decided keeps its decision and learns of the new evidence.
 * @param lines evidence by row id; what was unsent or erased while Shopify was answering leaves nothing
 * @returns how many of the customers are suggestions now
 */
export async function suggestCustomers(
  scope: ShopScope,
  contactId: string,
  lines: (EvidenceLine & { id: string })[],
  customers: FoundCustomer[],
): Promise<number> {
  return sqlInShop(scope, async (sql) => {
    const marked = await sql.query<{ id: string }>(
      "UPDATE evidence SET searched_at = now() WHERE shop_id = $1 AND id = ANY ($2::uuid[]) RETURNING id",
      [scope.shopId, lines.map((line) => line.id)],
    );
    const standing = new Set(marked.map((row) => row.id));
    const evidence = lines.filter((line) => standing.has(line.id)).map(({ id: _, ...line }) => line);
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (evidence.length === 0 || !key) return 0;
    let suggested = 0;
    for (const customer of customers) {
      if ((await suggest({ sql, scope, contactId, key }, customer, evidence)) === "suggested") suggested += 1;
    }
    return suggested;
  });
}

interface Work {
  sql: ShopSql;
  scope: ShopScope;
  contactId: string;
  key: WrappedKey;
}

async function suggest(work: Work, customer: FoundCustomer, evidence: EvidenceLine[]): Promise<LinkState> {
  const { sql, scope, contactId, key } = work;
  const { shopId } = scope;
  const id = newId();
  const made = await sql.query(
    `INSERT INTO links (shop_id, id, contact_id, customer_gid, state, detail_sealed) VALUES ($1, $2, $3, $4, 'suggested', $5)
     ON CONFLICT (shop_id, contact_id, customer_gid) DO NOTHING RETURNING id`,
    [
      shopId,
      id,
      contactId,
      customer.gid,
      key.seal({ name: customer.name, evidence } satisfies LinkDetail, linkContext(shopId, id)),
    ],
  );
  return made.length > 0 ? "suggested" : addEvidence(work, customer, evidence);
}

async function addEvidence(
  { sql, scope, contactId, key }: Work,
  customer: FoundCustomer,
  evidence: EvidenceLine[],
): Promise<LinkState> {
  const { shopId } = scope;
  const [link] = await sql.query<{ id: string; state: LinkState; detail_sealed: Buffer }>(
    "SELECT id, state, detail_sealed FROM links WHERE shop_id = $1 AND contact_id = $2 AND customer_gid = $3 FOR UPDATE",
    [shopId, contactId, customer.gid],
  );
  // It stood there a moment ago: its customer was deleted since.
  if (!link) return "refused";
  const context = linkContext(shopId, link.id);
  const before = key.open<LinkDetail>(link.detail_sealed, context).evidence;
  const added = evidence.filter((line) => !before.some((one) => sameLine(one, line)));
  await sql.query("UPDATE links SET detail_sealed = $3 WHERE shop_id = $1 AND id = $2", [
    shopId,
    link.id,
    key.seal({ name: customer.name, evidence: [...before, ...added] } satisfies LinkDetail, context),
  ]);
  return link.state;
}

function sameLine(one: EvidenceLine, other: EvidenceLine): boolean {
  return one.messageId === other.messageId && one.kind === other.kind && one.value === other.value;
}
