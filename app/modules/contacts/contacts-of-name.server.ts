import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/**
 * The contacts of a handle or of an id of the channel's, by blind index.
 * @param value a handle without its @, in any case; or the id, as digits
 */
export async function contactsOfName(
  scope: ShopScope,
  by: "handle" | "external_id",
  value: string,
): Promise<string[]> {
  const index = await blindIndexer(scope);
  const column = by === "handle" ? "handle_index" : "external_id_index";
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(`SELECT id FROM contacts WHERE shop_id = $1 AND ${column} = $2`, [
      scope.shopId,
      index(by, by === "handle" ? value.toLowerCase() : value),
    ]),
  );
  return rows.map((row) => row.id);
}
