import { readContacts } from "#app/modules/contacts/contacts.server.ts";
import { indexPersons } from "#app/modules/search/search.server.ts";
import { customersIn } from "#app/modules/orders/orders.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { personTraits } from "./person-traits.ts";

/**
 * These persons are found by what they are called now and what they bought. To be called when that may have
 * changed; until then they may be missed, but nobody is found by what is no longer so: whoever is found is read.
 */
export async function indexContacts(scope: ShopScope, contactIds: string[]): Promise<void> {
  await sqlInShop(scope, (sql) => indexContactsIn(sql, scope, contactIds));
}

/** {@link indexContacts} in the caller's transaction. Nobody is erased between the reading and the writing. */
export async function indexContactsIn(sql: ShopSql, scope: ShopScope, contactIds: string[]): Promise<void> {
  const contacts = await readContacts(sql, scope, contactIds, { toChange: true });
  const customers = await customersIn(sql, scope, contacts);
  const persons = [...contacts].map(([contactId, { profile }]) => {
    const traits = personTraits(profile, customers.get(contactId) ?? []);
    return { contactId, texts: traits.map(({ text }) => text) };
  });
  await indexPersons(sql, scope, persons);
}
