import { unwrapKey, type WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactProfile } from "./contacts.ts";
import { keyContext, profileContext } from "./seal-contexts.ts";

/** A contact opened for reading. */
export interface ReadContact {
  accountId: string;
  profile: ContactProfile;
  key: WrappedKey;
}

/** Profiles and keys of some contacts, by contact id, inside the caller's transaction. */
export async function readContacts(
  sql: ShopSql,
  scope: ShopScope,
  contactIds: string[],
): Promise<Map<string, ReadContact>> {
  if (contactIds.length === 0) return new Map();
  const rows = await sql.query<ContactRow>(
    `SELECT c.id, c.account_id, c.profile_sealed, k.wrapped
     FROM contacts c JOIN person_keys k ON k.shop_id = c.shop_id AND k.contact_id = c.id
     WHERE c.shop_id = $1 AND c.id = ANY ($2::uuid[])`,
    [scope.shopId, contactIds],
  );
  return new Map(rows.map((row) => [row.id, openContact(scope, row)]));
}

interface ContactRow {
  id: string;
  account_id: string;
  profile_sealed: Buffer;
  wrapped: Buffer;
}

function openContact(scope: ShopScope, row: ContactRow): ReadContact {
  const key = unwrapKey(row.wrapped, keyContext(scope, row.id));
  const profile = key.open<ContactProfile>(row.profile_sealed, profileContext(scope, row.id));
  return { accountId: row.account_id, profile, key };
}

/** Profiles of some contacts, by contact id. */
export async function readProfiles(
  scope: ShopScope,
  contactIds: string[],
): Promise<Map<string, ContactProfile>> {
  const contacts = await sqlInShop(scope, (sql) => readContacts(sql, scope, contactIds));
  return new Map([...contacts].map(([id, { profile }]) => [id, profile]));
}
