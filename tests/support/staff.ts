import { permissionsOf, type BuiltInRole } from "#app/modules/access/roles.ts";
import type { StaffMember } from "#app/modules/access/staff.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { TestDatabase } from "./database.ts";

/** Somebody of a shop's staff with this id; who is there already gets the role. */
export async function seedStaff(scope: ShopScope, id: string, role: BuiltInRole = "owner"): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO staff (shop_id, id, shopify_user_id, role) VALUES ($1, $2::uuid, $2::uuid::text, $3)
       ON CONFLICT (shop_id, id) DO UPDATE SET role = excluded.role`,
      [scope.shopId, id, role],
    ),
  );
}

/** Somebody of the staff as a route knows them. */
export function staffAs(id: string, role: BuiltInRole = "owner"): StaffMember {
  return {
    id,
    name: "Ana",
    accountOwner: role === "owner",
    locale: "en",
    role: { builtIn: role },
    permissions: permissionsOf(role),
    removed: false,
  };
}

/** Gives a shop's whole staff one role of the shop's own that names these permissions, whatever they are. */
export async function seedRole(
  asOwner: TestDatabase["asOwner"],
  { shopId }: ShopScope,
  permissions: readonly string[],
): Promise<{ id: string; name: string }> {
  const role = { id: shopId, name: "Their own" };
  await asOwner(
    `INSERT INTO custom_roles (shop_id, id, name, permissions) VALUES ($1, $2, $3, $4)
     ON CONFLICT (shop_id, id) DO UPDATE SET permissions = excluded.permissions`,
    [shopId, role.id, role.name, permissions],
  );
  await asOwner("UPDATE staff SET role = 'custom', role_id = $2 WHERE shop_id = $1", [shopId, role.id]);
  return role;
}
