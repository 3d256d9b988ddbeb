import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactTag } from "./tags.ts";

/** The store's tags, by name. */
export async function listTags(scope: ShopScope): Promise<ContactTag[]> {
  return sqlInShop(scope, (sql) =>
    sql.query<{ id: string; name: string }>(
      "SELECT id, name FROM contact_tags WHERE shop_id = $1 ORDER BY lower(name)",
      [scope.shopId],
    ),
  );
}

/** The tags of some contacts, by contact; whoever has none is left out. */
export async function tagsOf(scope: ShopScope, contactIds: string[]): Promise<Map<string, ContactTag[]>> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ contact_id: string; id: string; name: string }>(
      `SELECT c.contact_id, t.id, t.name
       FROM tagged_contacts c JOIN contact_tags t ON t.shop_id = c.shop_id AND t.id = c.tag_id
       WHERE c.shop_id = $1 AND c.contact_id = ANY ($2::uuid[]) ORDER BY lower(t.name)`,
      [scope.shopId, contactIds],
    ),
  );
  const tags = new Map<string, ContactTag[]>();
  for (const { contact_id: contactId, id, name } of rows)
    tags.set(contactId, [...(tags.get(contactId) ?? []), { id, name }]);
  return tags;
}
