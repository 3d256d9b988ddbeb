import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** SQL of the contacts of the shop in parameter $1, for another module's query: `contact.contact_id`, `contact.created_at`. */
export const contactsOfShop =
  "(SELECT id AS contact_id, created_at FROM contacts WHERE shop_id = $1) AS contact";

/** Keeps everybody else from these contacts until the transaction ends. @returns those nobody else was at */
export async function lockContacts(
  sql: ShopSql,
  { shopId }: ShopScope,
  contactIds: string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    "SELECT id FROM contacts WHERE shop_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED",
    [shopId, contactIds],
  );
  return rows.map((row) => row.id);
}
