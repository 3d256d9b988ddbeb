import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readContacts } from "./read-contacts.server.ts";

/** Where a contact can be asked about: the account that knows them, and their id on its channel. */
export async function contactAddress(
  scope: ShopScope,
  contactId: string,
): Promise<{ accountId: string; externalId: string } | null> {
  return sqlInShop(scope, async (sql) => {
    const [row] = await sql.query<{ account_id: string }>(
      "SELECT account_id FROM contacts WHERE shop_id = $1 AND id = $2",
      [scope.shopId, contactId],
    );
    const contact = (await readContacts(sql, scope, [contactId])).get(contactId);
    return row && contact ? { accountId: row.account_id, externalId: contact.profile.externalId } : null;
  });
}
