import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readContacts } from "./read-contacts.server.ts";

/** Where a contact can be reached. */
export interface ContactAddress {
  /** Our account through which the channel knows them. */
  accountId: string;
  /** Their id on the channel: to be handed to the channel and nobody else. */
  externalId: string;
}

/** The address of a contact; null when the shop has no such contact, or no channel knows them. */
export async function contactAddress(scope: ShopScope, contactId: string): Promise<ContactAddress | null> {
  const contacts = await sqlInShop(scope, (sql) => readContacts(sql, scope, [contactId]));
  const contact = contacts.get(contactId);
  return contact && contact.accountId !== null
    ? { accountId: contact.accountId, externalId: contact.profile.externalId }
    : null;
}
