import { readContacts, usableContacts } from "#app/modules/contacts/contacts.server.ts";
import { customersIn } from "#app/modules/orders/orders.server.ts";
import { matcher } from "#app/modules/search/match.ts";
import { parseQuery } from "#app/modules/search/query.ts";
import { findPersons } from "#app/modules/search/search.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { traitsWith } from "./found-persons.server.ts";
import { personTraits } from "./person-traits.ts";

/** So many are read; whoever finds more types another letter. */
const mostRead = 200;

/**
 * Contacts whose handle, name, customer, orders or products hold all that was typed. Nobody whose data is restricted is
 * found, and nobody by their e-mail or phone (docs/decisions/0018).
 * @returns null where too little was typed to look for; else their ids, in no order
 */
export async function searchContacts(scope: ShopScope, text: string): Promise<string[] | null> {
  const { terms } = parseQuery(text);
  if (terms.length === 0) return null;
  const match = matcher(terms);
  return sqlInShop(scope, async (sql) => {
    const found = await findPersons(sql, scope, { terms, limit: mostRead });
    const contacts = await readContacts(sql, scope, [...(await usableContacts(sql, scope, found))]);
    const customers = await customersIn(sql, scope, contacts);
    return [...contacts].flatMap(([contactId, { profile }]) =>
      traitsWith(personTraits(profile, customers.get(contactId) ?? []), match) ? [contactId] : [],
    );
  });
}
