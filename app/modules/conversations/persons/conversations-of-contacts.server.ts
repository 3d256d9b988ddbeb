import { readContacts } from "#app/modules/contacts/contacts.server.ts";
import { contactName } from "#app/modules/contacts/contacts.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** The conversations of some contacts, with what the person is called: for pages that point to them. */
export async function conversationsOfContacts(
  scope: ShopScope,
  contactIds: string[],
): Promise<{ id: string; title: string }[]> {
  if (contactIds.length === 0) return [];
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<{ id: string; contact_id: string }>(
      "SELECT id, contact_id FROM conversations WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])",
      [scope.shopId, contactIds],
    );
    const contacts = await readContacts(sql, scope, contactIds);
    return rows.flatMap(({ id, contact_id }) => {
      const profile = contacts.get(contact_id)?.profile;
      return profile ? [{ id, title: contactName(profile) }] : [];
    });
  });
}
