import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { may, type Role } from "./roles.ts";
import { lockTeam } from "./team-lock.server.ts";
import { nameContext, type StaffMember } from "./staff.server.ts";

/** Somebody on the team screen. `lastSeenAt` is ISO 8601. */
export interface TeamMember {
  id: string;
  name: string;
  role: Role;
  removed: boolean;
  lastSeenAt: string;
}

export type TeamChange = { role: Role } | { removed: boolean };

export type TeamOutcome = "changed" | "not_found" | "not_permitted" | "last_owner";

/** Everybody who ever opened the app in this shop, in the order in which they came. */
export async function listTeam(scope: ShopScope): Promise<TeamMember[]> {
  const rows = await inShop(scope, (tx) =>
    tx.staff.findMany({ where: { shopId: scope.shopId }, orderBy: { id: "asc" } }),
  );
  return rows.map(({ id, nameSealed, role, removedAt, lastSeenAt }) => ({
    id,
    name: nameSealed ? keyRing().open(nameSealed, nameContext(scope, id)).toString("utf8") : "Staff",
    role: role as Role,
    removed: removedAt !== null,
    lastSeenAt: lastSeenAt.toISOString(),
  }));
}

/**
 * Gives a role, takes access away, or gives it back. Changes of one shop's team wait for one another, so two
 * owners cannot demote each other at the same moment; the actor's own role is read again in there.
 */
export async function changeTeam(
  scope: ShopScope,
  actor: StaffMember,
  staffId: string,
  change: TeamChange,
): Promise<TeamOutcome> {
  const { shopId } = scope;
  return inShop(scope, async (tx) => {
    await lockTeam(tx, scope);
    const team = await tx.staff.findMany({
      where: { shopId },
      select: { id: true, role: true, removedAt: true },
    });
    const here = team.filter(({ removedAt }) => removedAt === null);
    const by = here.find(({ id }) => id === actor.id)?.role as Role | undefined;
    const target = team.find(({ id }) => id === staffId);
    if (!by || !may(by, "manage_team")) return "not_permitted";
    if (!target) return "not_found";
    const concernsOwners = target.role === "owner" || ("role" in change && change.role === "owner");
    if (concernsOwners && !may(by, "manage_owners")) return "not_permitted";
    // While a store has no owner yet, its admins are who must not run out.
    const owners = here.filter(({ role }) => role === "owner");
    const keepers = owners.length > 0 ? owners : here.filter(({ role }) => role === "admin");
    const leaves = "role" in change ? change.role !== target.role : change.removed;
    if (leaves && keepers.length === 1 && keepers[0]?.id === staffId) return "last_owner";
    const data = "role" in change ? change : { removedAt: change.removed ? new Date() : null };
    await tx.staff.updateMany({ where: { shopId, id: staffId }, data });
    if ("removed" in change && change.removed) await tx.teamMember.deleteMany({ where: { shopId, staffId } });
    return "changed";
  });
}
