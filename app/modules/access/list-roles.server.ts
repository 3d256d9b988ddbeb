import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { heldBy, type CustomRole } from "./custom-roles.ts";

/** The roles that a shop made itself, by name. */
export async function listRoles(scope: ShopScope): Promise<CustomRole[]> {
  const rows = await inShop(scope, (tx) =>
    tx.customRole.findMany({
      where: { shopId: scope.shopId },
      include: { _count: { select: { holders: { where: { removedAt: null } } } } },
    }),
  );
  return rows
    .map(({ id, name, permissions, version, _count }) => ({
      ...{ id, name, version },
      permissions: heldBy(permissions),
      holders: _count.holders,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
