import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { readContacts, type ReadContact } from "../read-contacts.server.ts";
import { usableContacts } from "../restriction.server.ts";
import { withTheirOtherContacts } from "../same-person.server.ts";
import { taggedContext } from "../seal-contexts.ts";
import { longestTag, mostTags, type ContactTag } from "./tags.ts";

export type TagOutcome =
  | { outcome: "tagged" | "untagged"; contactIds: string[] }
  | { outcome: "empty" | "too_long" | "too_many" | "restricted" | "not_found" };

/**
 * Puts a tag on a person, on every account where they have the same handle; one that the store has not is made.
 * @param typed up to {@link longestTag} characters; whether they are large or small tells no tags apart
 */
export async function addTag(scope: ShopScope, contactId: string, typed: string): Promise<TagOutcome> {
  const name = typed.replace(/\s+/gu, " ").trim();
  if (name === "") return { outcome: "empty" };
  if ([...name].length > longestTag) return { outcome: "too_long" };
  return change(scope, contactId, async (sql, contacts) => {
    const { shopId } = scope;
    const contactIds = [...contacts.keys()];
    await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`contact-tags:${shopId}`]);
    if (await haveTooMany(sql, scope, contactIds)) return { outcome: "too_many" };
    const tag = await findOrMake(sql, scope, name);
    const tagged = [...contacts].map(([id, { key }]) => {
      const rowId = newId();
      return { rowId, id, sealed: key.seal(tag.name, taggedContext(scope, rowId)) };
    });
    await sql.query(
      `INSERT INTO tagged_contacts (shop_id, id, contact_id, tag_id, name_sealed, known_since)
       SELECT c.shop_id, t.id, c.id, $2, t.sealed, c.created_at
       FROM unnest($3::uuid[], $4::uuid[], $5::bytea[]) AS t(id, contact_id, sealed)
       JOIN contacts c ON c.shop_id = $1 AND c.id = t.contact_id
       ON CONFLICT DO NOTHING`,
      [
        shopId,
        tag.id,
        tagged.map(({ rowId }) => rowId),
        tagged.map(({ id }) => id),
        tagged.map(({ sealed }) => sealed),
      ],
    );
    return { outcome: "tagged", contactIds };
  });
}

/** The store's tag of this name, as it writes it. */
async function findOrMake(sql: ShopSql, { shopId }: ShopScope, name: string): Promise<ContactTag> {
  const [tag] = await sql.query<{ id: string; name: string }>(
    `WITH made AS (
       INSERT INTO contact_tags (shop_id, id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id, name)
     SELECT id, name FROM made UNION ALL
     SELECT id, name FROM contact_tags WHERE shop_id = $1 AND lower(name) = lower($3) LIMIT 1`,
    [shopId, newId(), name],
  );
  if (!tag) throw new Error("a tag was neither made nor found");
  return tag;
}

/** Takes a tag off a person, wherever they have it. */
export async function removeTag(scope: ShopScope, contactId: string, tagId: string): Promise<TagOutcome> {
  if (!isId(tagId)) return { outcome: "not_found" };
  return change(scope, contactId, async (sql, contacts) => {
    const contactIds = [...contacts.keys()];
    await sql.query(
      "DELETE FROM tagged_contacts WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]) AND tag_id = $3",
      [scope.shopId, contactIds, tagId],
    );
    return { outcome: "untagged", contactIds };
  });
}

async function change(
  scope: ShopScope,
  contactId: string,
  work: (sql: ShopSql, contacts: Map<string, ReadContact>) => Promise<TagOutcome>,
): Promise<TagOutcome> {
  if (!isId(contactId)) return { outcome: "not_found" };
  const wanted = await withTheirOtherContacts(scope, [contactId]);
  return sqlInShop(scope, async (sql) => {
    const contacts = await readContacts(sql, scope, wanted, { toChange: true });
    if (!contacts.has(contactId)) return { outcome: "not_found" };
    if (!(await usableContacts(sql, scope, [contactId])).has(contactId)) return { outcome: "restricted" };
    return work(sql, contacts);
  });
}

async function haveTooMany(sql: ShopSql, { shopId }: ShopScope, contactIds: string[]): Promise<boolean> {
  const full = await sql.query(
    `SELECT 1 FROM tagged_contacts WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])
     GROUP BY contact_id HAVING count(*) >= ${mostTags}`,
    [shopId, contactIds],
  );
  return full.length > 0;
}
