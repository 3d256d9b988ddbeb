import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AddedProfile, ContactProfile } from "./contacts.ts";
import { openProfile } from "./opened-contacts.server.ts";

/** A contact opened for reading: known by an account of ours, or added by staff. */
export type ReadContact = KnownContact | AddedContact;

export interface KnownContact {
  accountId: string;
  profile: ContactProfile;
  key: WrappedKey;
}

export interface AddedContact {
  accountId: null;
  profile: AddedProfile;
  key: WrappedKey;
}

/** What {@link openContactRow} needs of a contact. */
export interface JoinedContact {
  contact_id: string;
  profile_sealed: Buffer;
  wrapped: Buffer;
}

/** Columns of {@link joinContact}. */
export const contactColumns = "contact.profile_sealed, contact_key.wrapped";

/**
 * SQL that brings the contact along in another module's query, which saves a page a round trip.
 * @param alias of the table whose rows have `shop_id` and `contact_id`
 */
export function joinContact(alias: string): string {
  return `JOIN contacts contact ON contact.shop_id = ${alias}.shop_id AND contact.id = ${alias}.contact_id
  JOIN person_keys contact_key
    ON contact_key.shop_id = ${alias}.shop_id AND contact_key.contact_id = ${alias}.contact_id`;
}

/** Opens a contact that came along in another module's query, which finds those with a thread: some account knows them. */
export function openContactRow(scope: ShopScope, row: JoinedContact): Pick<KnownContact, "key" | "profile"> {
  return openProfile(scope, row.contact_id, row);
}

/**
 * Profiles and keys of some contacts, by contact id, inside the caller's transaction.
 * @param toChange a profile is sealed whole: whoever changes a part of it keeps others from it until the transaction ends
 */
export async function readContacts(
  sql: ShopSql,
  scope: ShopScope,
  contactIds: string[],
  { toChange = false } = {},
): Promise<Map<string, ReadContact>> {
  if (contactIds.length === 0) return new Map();
  const rows = await sql.query<ContactRow>(
    `SELECT c.id AS contact_id, c.account_id, c.profile_sealed, k.wrapped
     FROM contacts c JOIN person_keys k ON k.shop_id = c.shop_id AND k.contact_id = c.id
     WHERE c.shop_id = $1 AND c.id = ANY ($2::uuid[])${toChange ? " ORDER BY c.id FOR UPDATE OF c" : ""}`,
    [scope.shopId, contactIds],
  );
  return new Map(rows.map((row) => [row.contact_id, openContact(scope, row)]));
}

interface ContactRow extends JoinedContact {
  account_id: string | null;
}

function openContact(scope: ShopScope, row: ContactRow): ReadContact {
  const { account_id: accountId, contact_id: contactId } = row;
  return accountId === null
    ? { accountId, ...openProfile<AddedProfile>(scope, contactId, row) }
    : { accountId, ...openProfile<ContactProfile>(scope, contactId, row) };
}
