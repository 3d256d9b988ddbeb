import type { Role } from "#app/modules/access/roles.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Somebody of a shop's staff with this id; who is there already gets the role. */
export async function seedStaff(scope: ShopScope, id: string, role: Role = "owner"): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO staff (shop_id, id, shopify_user_id, role) VALUES ($1, $2::uuid, $2::uuid::text, $3)
       ON CONFLICT (shop_id, id) DO UPDATE SET role = excluded.role`,
      [scope.shopId, id, role],
    ),
  );
}
