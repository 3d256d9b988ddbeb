import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { inShop, sqlInShop, type ShopTransaction } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { heldBy, mayGive } from "./custom-roles.ts";
import { heldRole, withRole } from "./held-role.server.ts";
import {
  isBuiltInRole,
  keyOfRole,
  may,
  permissionsOf,
  type HeldRole,
  type Permission,
  type Permitted,
} from "./roles.ts";
import { lockTeam } from "./team-lock.server.ts";
import { nameContext, type StaffMember } from "./staff.server.ts";

/** Somebody on the team screen. `lastSeenAt` is ISO 8601. */
export interface TeamMember extends Permitted {
  id: string;
  name: string;
  role: HeldRole;
  removed: boolean;
  lastSeenAt: string;
}

/** A role is named by its key: "admin", or the id of one of the store's own. */
export type TeamChange = { role: string } | { removed: boolean };

export type TeamOutcome = "changed" | "not_found" | "no_such_role" | "not_permitted" | "last_owner";

interface TeamRow {
  id: string;
  nameSealed: Buffer | null;
  role: string;
  customRole: { id: string; name: string; permissions: string[] } | null;
  removedAt: Date | null;
  lastSeenAt: Date;
}

/** Everybody who ever opened the app in this shop, in the order in which they came. Part of every page of the inbox. */
export async function listTeam(scope: ShopScope): Promise<TeamMember[]> {
  const rows = await sqlInShop(scope, (sql) => sql.query<TeamRow>(teamQuery, [scope.shopId]));
  return rows.map(({ id, nameSealed, removedAt, lastSeenAt, ...row }) => ({
    id,
    name: nameSealed ? keyRing().open(nameSealed, nameContext(scope, id)).toString("utf8") : "Staff",
    ...heldRole(row),
    removed: removedAt !== null,
    lastSeenAt: lastSeenAt.toISOString(),
  }));
}

const teamQuery = `
  SELECT s.id, s.name_sealed AS "nameSealed", s.role, s.removed_at AS "removedAt", s.last_seen_at AS "lastSeenAt",
    CASE WHEN r.id IS NOT NULL THEN
      jsonb_build_object('id', r.id, 'name', r.name, 'permissions', r.permissions) END AS "customRole"
  FROM staff s LEFT JOIN custom_roles r ON r.shop_id = s.shop_id AND r.id = s.role_id
  WHERE s.shop_id = $1 ORDER BY s.id`;

/**
 * Gives a role, takes access away, or gives it back. Changes of one shop's team wait for one another, so two
 * owners cannot demote each other at the same moment; what the actor may do is read again in there.
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
    const team = await readTeam(tx, scope);
    const here = team.filter(({ removed }) => !removed);
    const by = here.find(({ id }) => id === actor.id);
    const target = team.find(({ id }) => id === staffId);
    if (!by || !may(by, "manage_team")) return "not_permitted";
    if (!target) return "not_found";
    const given = "role" in change ? await findRole(tx, scope, change.role) : null;
    if ("role" in change && !given) return "no_such_role";
    const concernsOwners = target.key === "owner" || given?.data.role === "owner";
    if (concernsOwners && !may(by, "manage_owners")) return "not_permitted";
    if (given && !mayGive(by, given.permissions)) return "not_permitted";
    const leaves = "role" in change ? change.role !== target.key : change.removed;
    if (leaves && isLastKeeper(here, staffId)) return "last_owner";
    const data = given?.data ?? { removedAt: "removed" in change && change.removed ? new Date() : null };
    await tx.staff.updateMany({ where: { shopId, id: staffId }, data });
    if ("removed" in change && change.removed) await tx.teamMember.deleteMany({ where: { shopId, staffId } });
    return "changed";
  });
}

interface Teammate extends Permitted {
  id: string;
  key: string;
  removed: boolean;
}

async function readTeam(tx: ShopTransaction, { shopId }: ShopScope): Promise<Teammate[]> {
  const rows = await tx.staff.findMany({
    where: { shopId },
    select: { id: true, removedAt: true, ...withRole },
  });
  return rows.map(({ id, removedAt, ...row }) => {
    const { role, permissions } = heldRole(row);
    return { id, key: keyOfRole(role), removed: removedAt !== null, permissions };
  });
}

interface GivenRole {
  data: { role: string; roleId: string | null };
  permissions: Permission[];
}

/** A role of this shop by its key; null for one that is nowhere, or another shop's. */
async function findRole(tx: ShopTransaction, { shopId }: ShopScope, key: string): Promise<GivenRole | null> {
  if (isBuiltInRole(key)) return { data: { role: key, roleId: null }, permissions: permissionsOf(key) };
  const row = isId(key) ? await tx.customRole.findFirst({ where: { shopId, id: key } }) : null;
  return row && { data: { role: "custom", roleId: key }, permissions: heldBy(row.permissions) };
}

/** While a store has no owner yet, its admins are who must not run out. */
function isLastKeeper(here: Teammate[], staffId: string): boolean {
  const owners = here.filter(({ key }) => key === "owner");
  const keepers = owners.length > 0 ? owners : here.filter(({ key }) => key === "admin");
  return keepers.length === 1 && keepers[0]?.id === staffId;
}

/** What a member of staff may do at this moment, for a decision under the team's lock; null for nobody at work. */
export async function permittedIn(
  tx: ShopTransaction,
  { shopId }: ShopScope,
  staffId: string,
): Promise<Permitted | null> {
  const row = await tx.staff.findFirst({ where: { shopId, id: staffId, removedAt: null }, select: withRole });
  return row && heldRole(row);
}
