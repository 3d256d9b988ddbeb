import type { BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { newWrappedKey, type WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { ContactProfile } from "./contacts.ts";
import { openKey } from "./opened-contacts.server.ts";
import { keyContext, profileContext } from "./seal-contexts.ts";

export interface ResolvedContact {
  contactId: string;
  /** Opens and seals everything of this person. */
  key: WrappedKey;
  /** Made by this call. */
  created: boolean;
  /** The channel was asked who they are, and answered. */
  known: boolean;
}

/**
 * Finds the contacts of these people on an account, making those who are new, each with a content key of
 * their own. Safe when several transactions meet the same new person.
 * @param personIds ids on the channel, in any order, repeated or not
 * @returns by the id on the channel
 */
export async function resolveContacts(
  sql: ShopSql,
  scope: ShopScope,
  index: BlindIndexer,
  accountId: string,
  personIds: string[],
): Promise<Map<string, ResolvedContact>> {
  const indexes = new Map(
    [...new Set(personIds)].map((personId) => [personId, index("external_id", personId)]),
  );
  const known = await find(sql, scope, accountId, indexes);
  const missing = new Map([...indexes].filter(([personId]) => !known.has(personId)));
  if (missing.size === 0) return known;
  const createdIds = await create(sql, scope, accountId, missing);
  for (const [personId, contact] of await find(sql, scope, accountId, missing)) {
    known.set(personId, { ...contact, created: createdIds.has(contact.contactId) });
  }
  return known;
}

async function find(
  sql: ShopSql,
  scope: ShopScope,
  accountId: string,
  indexes: Map<string, Buffer>,
): Promise<Map<string, ResolvedContact>> {
  if (indexes.size === 0) return new Map();
  const rows = await sql.query<{ id: string; external_id_index: Buffer; wrapped: Buffer; known: boolean }>(
    `SELECT c.id, c.external_id_index, k.wrapped, c.profile_state <> 'unknown' AS known
     FROM contacts c JOIN person_keys k ON k.shop_id = c.shop_id AND k.contact_id = c.id
     WHERE c.shop_id = $1 AND c.account_id = $2 AND c.external_id_index = ANY ($3::bytea[])`,
    [scope.shopId, accountId, [...indexes.values()]],
  );
  const byIndex = new Map(rows.map((row) => [row.external_id_index.toString("hex"), row]));
  const found = new Map<string, ResolvedContact>();
  for (const [personId, bytes] of indexes) {
    const row = byIndex.get(bytes.toString("hex"));
    if (!row) continue;
    found.set(personId, {
      contactId: row.id,
      key: openKey(scope, row.id, row.wrapped),
      created: false,
      known: row.known,
    });
  }
  return found;
}

/** Makes contact and key in one statement; a person whom another transaction made meanwhile is left alone. */
async function create(
  sql: ShopSql,
  scope: ShopScope,
  accountId: string,
  missing: Map<string, Buffer>,
): Promise<Set<string>> {
  const people = [...missing].map(([personId, bytes]) => ({ bytes, ...newPerson(scope, personId) }));
  const made = await sql.query<{ id: string }>(
    `WITH person AS (
       SELECT * FROM unnest($3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[]) AS p(id, external, profile, wrapped)
     ), made AS (
       INSERT INTO contacts (shop_id, id, account_id, external_id_index, profile_sealed)
       SELECT $1, id, $2, external, profile FROM person
       ON CONFLICT (shop_id, account_id, external_id_index) DO NOTHING
       RETURNING id
     )
     INSERT INTO person_keys (shop_id, contact_id, wrapped)
     SELECT $1, id, wrapped FROM person JOIN made USING (id)
     RETURNING contact_id AS id`,
    [
      scope.shopId,
      accountId,
      people.map((person) => person.id),
      people.map((person) => person.bytes),
      people.map((person) => person.profile),
      people.map((person) => person.wrapped),
    ],
  );
  return new Set(made.map((row) => row.id));
}

function newPerson(scope: ShopScope, externalId: string) {
  const id = newId();
  const { wrapped, key } = newWrappedKey(keyContext(scope, id));
  const profile: ContactProfile = { externalId, handle: null, name: null, pictureUrl: null };
  return { id, wrapped, profile: key.seal(profile, profileContext(scope, id)) };
}
