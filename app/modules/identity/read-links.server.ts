import { staffNames } from "#app/modules/access/access.server.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { maskName, maskReach } from "#app/modules/contacts/masked.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { EvidenceLine, LinkState, LinkView } from "./identity.ts";
import { linkContext, type LinkDetail } from "./sealed.ts";

interface Row {
  id: string;
  customer_gid: string;
  state: LinkState;
  detail_sealed: Buffer;
  decided_at: Date | null;
  decided_by: string | null;
}

/**
 * Customers who may be, are, or are not this contact; confirmed first, then the newest suggestions. E-mails and phones
 * are hidden: they stand in the message that is named.
 */
export async function readLinks(scope: ShopScope, contactId: string): Promise<LinkView[]> {
  const { rows, details } = await sqlInShop(scope, async (sql) => {
    const found = await sql.query<Row>(
      `SELECT id, customer_gid, state, detail_sealed, decided_at, decided_by FROM links
       WHERE shop_id = $1 AND contact_id = $2
       ORDER BY array_position(ARRAY['confirmed', 'suggested', 'refused'], state), suggested_at DESC`,
      [scope.shopId, contactId],
    );
    const key = found.length > 0 ? (await openPersonKeys(sql, scope, [contactId])).get(contactId) : undefined;
    const open = (row: Row) => key?.open<LinkDetail>(row.detail_sealed, linkContext(scope.shopId, row.id));
    return { rows: key ? found : [], details: new Map(found.map((row) => [row.id, open(row)])) };
  });
  const names = await staffNames(
    scope,
    rows.flatMap((row) => row.decided_by ?? []),
  );
  return rows.map((row) => {
    const { name, evidence } = details.get(row.id) ?? { name: "", evidence: [] };
    return {
      id: row.id,
      customerGid: row.customer_gid,
      name: maskName(name),
      state: row.state,
      evidence: evidence.map(masked),
      strength: strengthOf(evidence),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedByName: (row.decided_by && names.get(row.decided_by)) || null,
    };
  });
}

/** What the customers who are certainly these contacts are called, by contact; e-mails and phones are hidden. */
export async function customerNames(scope: ShopScope, contactIds: string[]): Promise<Map<string, string[]>> {
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<{ id: string; contact_id: string; detail_sealed: Buffer }>(
      `SELECT id, contact_id, detail_sealed FROM links
       WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]) AND state = 'confirmed' ORDER BY decided_at DESC`,
      [scope.shopId, contactIds],
    );
    const keys = await openPersonKeys(
      sql,
      scope,
      rows.map((row) => row.contact_id),
    );
    const names = new Map<string, string[]>();
    for (const { id, contact_id: contactId, detail_sealed: sealed } of rows) {
      const detail = keys.get(contactId)?.open<LinkDetail>(sealed, linkContext(scope.shopId, id));
      if (detail) names.set(contactId, [...(names.get(contactId) ?? []), maskName(detail.name)]);
    }
    return names;
  });
}

/** The customers who are certainly this contact, by gid, in the caller's transaction. */
export async function confirmedCustomersIn(
  sql: ShopSql,
  { shopId }: ShopScope,
  contactId: string,
): Promise<string[]> {
  const rows = await sql.query<{ customer_gid: string }>(
    "SELECT customer_gid FROM links WHERE shop_id = $1 AND contact_id = $2 AND state = 'confirmed'",
    [shopId, contactId],
  );
  return rows.map((row) => row.customer_gid);
}

/** Order numbers say nothing of the person. */
function masked(line: EvidenceLine): EvidenceLine {
  return line.kind === "order_number" ? line : { ...line, value: maskReach(line.kind, line.value) };
}

/** An order number alone can be read over a shoulder; an address of the customer's, or two facts, weigh more. */
function strengthOf(evidence: EvidenceLine[]): LinkView["strength"] {
  const kinds = new Set(evidence.map((line) => line.kind));
  const facts = new Set(evidence.map((line) => `${line.kind} ${line.value.toLowerCase()}`));
  return kinds.has("email") || kinds.has("phone") || facts.size > 1 ? "strong" : "weak";
}
