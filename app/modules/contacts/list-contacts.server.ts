import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { mayBeUsed } from "./restriction.server.ts";

/** Somebody in the list of contacts. Times are ISO 8601. */
export interface ListedContact {
  id: string;
  /** The account that knows them; null for whom staff added. */
  accountId: string | null;
  knownSince: string;
  /** What is kept of them is not used. */
  restricted: boolean;
}

/** A place in the list: the last one of a page, or the first. */
export interface ContactPlace {
  /** What comes after it, or before. */
  side: "after" | "before";
  contactId: string;
}

/** Which contacts, and where in the list. */
export interface ContactsAsked {
  /** Only who has this tag. Whoever restricted the use of their data is in no such list. */
  tagId?: string | undefined;
  /** Only these: what a search found. */
  among?: string[] | undefined;
  place?: ContactPlace | undefined;
  limit: number;
}

/** One page of the list, with the places where more lies; null at its ends. */
export interface ContactPage {
  contacts: ListedContact[];
  previous: ContactPlace | null;
  next: ContactPlace | null;
}

interface Row {
  id: string;
  account_id: string | null;
  created_at: Date;
  restricted_at: Date | null;
}

/** A page of the store's contacts, who became known last first. A place whose contact is gone begins anew. */
export async function listContacts(scope: ShopScope, asked: ContactsAsked): Promise<ContactPage> {
  return sqlInShop(scope, async (sql) => {
    const { place } = asked;
    const at = place && (await knownSince(sql, scope, place.contactId));
    const backwards = at !== undefined && place?.side === "before";
    const rows = await readRows(
      sql,
      scope,
      asked,
      at && place ? { at, id: place.contactId, backwards } : null,
    );
    const more = rows.length > asked.limit;
    const page = rows.slice(0, asked.limit);
    if (backwards) page.reverse();
    const [first, last] = [page.at(0), page.at(-1)];
    const begins = at === undefined || (backwards && !more);
    const ends = backwards ? false : !more;
    return {
      contacts: page.map(toContact),
      previous: begins || !first ? null : { side: "before", contactId: first.id },
      next: ends || !last ? null : { side: "after", contactId: last.id },
    };
  });
}

function toContact({ id, account_id, created_at, restricted_at }: Row): ListedContact {
  return {
    id,
    accountId: account_id,
    knownSince: created_at.toISOString(),
    restricted: restricted_at !== null,
  };
}

async function knownSince(sql: ShopSql, { shopId }: ShopScope, contactId: string): Promise<Date | undefined> {
  if (!isId(contactId)) return undefined;
  const [row] = await sql.query<{ created_at: Date }>(
    "SELECT created_at FROM contacts WHERE shop_id = $1 AND id = $2",
    [shopId, contactId],
  );
  return row?.created_at;
}

/** One contact more than wanted tells that there are more. */
async function readRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  { tagId, among, limit }: ContactsAsked,
  from: { at: Date; id: string; backwards: boolean } | null,
): Promise<Row[]> {
  if (tagId !== undefined && !isId(tagId)) return [];
  const [column, id] = tagId ? ["t.known_since", "t.contact_id"] : ["c.created_at", "c.id"];
  const [beyond, order] = from?.backwards ? [">", "ASC"] : ["<", "DESC"];
  const values: unknown[] = [shopId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    tagId && `t.shop_id = $1 AND t.tag_id = ${parameter(tagId)}::uuid AND ${mayBeUsed("t")}`,
    among && `c.id = ANY (${parameter(among)}::uuid[])`,
    // Once an account knows whom staff added, that is who they are.
    `NOT (c.account_id IS NULL AND EXISTS (SELECT FROM contacts known
       WHERE known.shop_id = c.shop_id AND known.handle_index = c.handle_index AND known.account_id IS NOT NULL))`,
    from && `(${column}, ${id}) ${beyond} (${parameter(from.at)}::timestamptz, ${parameter(from.id)}::uuid)`,
  ];
  return sql.queryOnce<Row & Record<string, unknown>>(
    `SELECT c.id, c.account_id, c.created_at, c.restricted_at FROM contacts c
     ${tagId ? "JOIN tagged_contacts t ON t.shop_id = c.shop_id AND t.contact_id = c.id" : ""}
     WHERE ${["c.shop_id = $1", ...conditions.filter(Boolean)].join(" AND ")}
     ORDER BY ${column} ${order}, ${id} ${order} LIMIT ${limit + 1}`,
    values,
  );
}
