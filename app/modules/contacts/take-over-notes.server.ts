import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { SealedDetail } from "./fields/read-details.server.ts";
import { readContacts, type ReadContact } from "./read-contacts.server.ts";
import { mayBeUsed } from "./restriction.server.ts";
import { detailContext, taggedContext } from "./seal-contexts.ts";

/** The contacts of a handle besides one, by id: the same person on another account, or as staff added them. */
export async function othersOfHandle(
  sql: ShopSql,
  scope: ShopScope,
  contactId: string,
  handleIndex: Buffer,
): Promise<Map<string, ReadContact>> {
  const rows = await sql.query<{ contact_id: string }>(
    `SELECT person.contact_id FROM (
       SELECT shop_id, id AS contact_id FROM contacts WHERE shop_id = $1 AND handle_index = $2 AND id <> $3) AS person
     WHERE ${mayBeUsed("person")}`,
    [scope.shopId, handleIndex, contactId],
  );
  return readContacts(
    sql,
    scope,
    rows.map((row) => row.contact_id),
  );
}

/** What the store calls somebody by hand, where the channel has it otherwise; undefined where it does not. */
export function notedName(others: Map<string, ReadContact>, channelName: string | null): string | undefined {
  const names = [...others.values()].flatMap(({ accountId, profile }) => [
    profile.correctedName,
    accountId === null ? profile.name : null,
  ]);
  return names.find((name) => typeof name === "string" && name !== channelName) ?? undefined;
}

/**
 * Gives a contact whose handle has become known the details and tags that the person's other contacts have, sealed with
 * its own key. What it has itself stays. From then on what staff note goes to all of them.
 */
export async function takeOverNotes(
  sql: ShopSql,
  scope: ShopScope,
  contact: { id: string; key: WrappedKey },
  others: Map<string, ReadContact>,
): Promise<void> {
  if (others.size === 0) return;
  await takeOverDetails(sql, scope, contact, others);
  await takeOverTags(sql, scope, contact, others);
}

/** Of a field that several have filled in, what was written last. */
async function takeOverDetails(
  sql: ShopSql,
  scope: ShopScope,
  contact: { id: string; key: WrappedKey },
  others: Map<string, ReadContact>,
): Promise<void> {
  const rows = await sql.query<{ id: string; contact_id: string; field_id: string; value_sealed: Buffer }>(
    `SELECT DISTINCT ON (d.field_id) d.id, d.contact_id, d.field_id, d.value_sealed FROM contact_details d
     WHERE d.shop_id = $1 AND d.contact_id = ANY ($3::uuid[]) AND NOT EXISTS (
       SELECT FROM contact_details own WHERE own.shop_id = $1 AND own.contact_id = $2 AND own.field_id = d.field_id)
     ORDER BY d.field_id, d.changed_at DESC`,
    [scope.shopId, contact.id, [...others.keys()]],
  );
  const taken = rows.flatMap((row) => {
    const detail = others
      .get(row.contact_id)
      ?.key.open<SealedDetail>(row.value_sealed, detailContext(scope, row.id));
    const id = newId();
    return detail ? [{ from: row.id, id, sealed: contact.key.seal(detail, detailContext(scope, id)) }] : [];
  });
  await sql.query(
    `INSERT INTO contact_details (shop_id, id, contact_id, field_id, value_sealed, changed_at)
     SELECT $1, taken.id, $2, d.field_id, taken.sealed, d.changed_at
     FROM unnest($3::uuid[], $4::uuid[], $5::bytea[]) AS taken(from_id, id, sealed)
     JOIN contact_details d ON d.shop_id = $1 AND d.id = taken.from_id`,
    [
      scope.shopId,
      contact.id,
      taken.map(({ from }) => from),
      taken.map(({ id }) => id),
      taken.map(({ sealed }) => sealed),
    ],
  );
}

async function takeOverTags(
  sql: ShopSql,
  scope: ShopScope,
  contact: { id: string; key: WrappedKey },
  others: Map<string, ReadContact>,
): Promise<void> {
  const tags = await sql.query<{ tag_id: string; name: string }>(
    `SELECT DISTINCT t.id AS tag_id, t.name FROM tagged_contacts c
     JOIN contact_tags t ON t.shop_id = c.shop_id AND t.id = c.tag_id
     WHERE c.shop_id = $1 AND c.contact_id = ANY ($2::uuid[])`,
    [scope.shopId, [...others.keys()]],
  );
  const tagged = tags.map(({ tag_id: tagId, name }) => {
    const rowId = newId();
    return { rowId, tagId, sealed: contact.key.seal(name, taggedContext(scope, rowId)) };
  });
  await sql.query(
    `INSERT INTO tagged_contacts (shop_id, id, contact_id, tag_id, name_sealed, known_since)
     SELECT c.shop_id, t.id, c.id, t.tag_id, t.sealed, c.created_at
     FROM unnest($3::uuid[], $4::uuid[], $5::bytea[]) AS t(id, tag_id, sealed)
     JOIN contacts c ON c.shop_id = $1 AND c.id = $2
     ON CONFLICT DO NOTHING`,
    [
      scope.shopId,
      contact.id,
      tagged.map(({ rowId }) => rowId),
      tagged.map(({ tagId }) => tagId),
      tagged.map(({ sealed }) => sealed),
    ],
  );
}
