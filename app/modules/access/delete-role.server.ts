import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { heldBy, mayGive } from "./custom-roles.ts";
import { permissionsOf } from "./roles.ts";
import type { SeenRole } from "./save-role.server.ts";
import type { StaffMember } from "./staff.server.ts";
import { lockTeam } from "./team-lock.server.ts";
import { permittedIn } from "./team.server.ts";

export type RoleDeletion =
  /** `holders` are the staff who became members. */
  | { outcome: "deleted"; holders: string[] }
  /** It, or who has it, is no longer what was agreed to. */
  | { outcome: "changed_meanwhile" | "not_found" | "not_permitted" };

/**
 * Deletes a role of the store's own; who has it becomes a member.
 * @param seen the role as it was read, and how many of the staff who may come in had it then
 */
export async function deleteRole(
  scope: ShopScope,
  actor: StaffMember,
  { id, version, holders }: SeenRole & { holders: number },
): Promise<RoleDeletion> {
  const { shopId } = scope;
  if (!isId(id)) return { outcome: "not_found" };
  return inShop(scope, async (tx) => {
    await lockTeam(tx, scope);
    const by = await permittedIn(tx, scope, actor.id);
    const role = await tx.customRole.findFirst({ where: { shopId, id }, include: { holders: true } });
    const given = [...permissionsOf("member"), ...heldBy(role?.permissions ?? [])];
    if (!by || !mayGive(by, given)) return { outcome: "not_permitted" };
    if (!role) return { outcome: "not_found" };
    const here = role.holders.filter(({ removedAt }) => removedAt === null);
    if (role.version !== version || here.length !== holders) return { outcome: "changed_meanwhile" };
    await tx.staff.updateMany({ where: { shopId, roleId: id }, data: { role: "member", roleId: null } });
    await tx.customRole.deleteMany({ where: { shopId, id } });
    return { outcome: "deleted", holders: role.holders.map((one) => one.id) };
  });
}
