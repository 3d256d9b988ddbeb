import { catalogueOf, type Texts } from "#app/language/catalogues.server.ts";
import { languages } from "#app/language/languages.ts";
import { inShop, type ShopTransaction } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import {
  completed,
  heldBy,
  mayGive,
  mostRoles,
  roleName,
  sameName,
  type RoleDraft,
  type RoleFault,
} from "./custom-roles.ts";
import { permittedIn } from "./team.server.ts";
import type { StaffMember } from "./staff.server.ts";
import { lockTeam } from "./team-lock.server.ts";

export type RoleOutcome =
  /** `holders` are the staff to whom it makes a difference. */
  | { outcome: "saved"; created: boolean; holders: string[] }
  /** It is as it was. */
  | { outcome: "unchanged" }
  | { outcome: "faulty"; fault: RoleFault }
  /** Somebody else changed it after it was read; nothing is overwritten. */
  | { outcome: "changed_meanwhile" | "not_found" | "too_many" | "not_permitted" };

/** Which state of which role is meant: version 0 of one that is yet to be made. */
export interface SeenRole {
  id: string;
  version: number;
}

/**
 * Makes a role of the store's own, or changes one: it counts from each holder's next request. Nobody gives, and
 * nobody takes away, what they may not do themselves. Who sends the same twice is told the same as once.
 */
export async function saveRole(
  scope: ShopScope,
  actor: StaffMember,
  seen: SeenRole,
  typed: { name: string; permissions: readonly string[] },
): Promise<RoleOutcome> {
  if (!isId(seen.id)) return { outcome: "not_found" };
  const draft = { name: roleName(typed.name), permissions: completed(typed.permissions) };
  return inShop(scope, async (tx) => {
    await lockTeam(tx, scope);
    const by = await permittedIn(tx, scope, actor.id);
    const others = await tx.customRole.findMany({ where: { shopId: scope.shopId } });
    const before = others.find(({ id }) => id === seen.id);
    const touched = [...draft.permissions, ...heldBy(before?.permissions ?? [])];
    if (!by || !mayGive(by, touched)) return { outcome: "not_permitted" };
    if (before && isSame(before, draft)) return { outcome: "unchanged" };
    if (!before && seen.version > 0) return { outcome: "not_found" };
    if (before && before.version !== seen.version) return { outcome: "changed_meanwhile" };
    const names = others.filter(({ id }) => id !== seen.id).map(({ name }) => name);
    const fault = faultOf(draft.name, names);
    if (fault) return { outcome: "faulty", fault };
    if (!before && others.length >= mostRoles) return { outcome: "too_many" };
    await write(tx, scope, seen, draft);
    return { outcome: "saved", created: !before, holders: await holdersIn(tx, scope, seen.id) };
  });
}

function isSame(before: { name: string; permissions: string[] }, { name, permissions }: RoleDraft): boolean {
  return before.name === name && heldBy(before.permissions).join() === permissions.join();
}

function faultOf(name: string, taken: string[]): RoleFault | null {
  if (name === "") return "no_name";
  if (taken.some((other) => sameName(name, other))) return "name_taken";
  return builtInNames().some((other) => sameName(name, other)) ? "name_built_in" : null;
}

/** What the built-in roles are called, whichever language somebody reads. */
function builtInNames(): string[] {
  return languages.flatMap((language) => {
    const { roles } = catalogueOf(language)["access"] as { roles: Texts };
    return Object.values(roles).filter((name) => typeof name === "string");
  });
}

async function write(
  tx: ShopTransaction,
  { shopId }: ShopScope,
  { id, version }: SeenRole,
  draft: RoleDraft,
): Promise<void> {
  const data = { ...draft, version: version + 1 };
  await tx.customRole.upsert({
    where: { shopId_id: { shopId, id } },
    create: { shopId, id, ...data },
    update: data,
  });
}

/** Who has a role, also of those whose access was taken away. */
async function holdersIn(tx: ShopTransaction, { shopId }: ShopScope, roleId: string): Promise<string[]> {
  const holders = await tx.staff.findMany({ where: { shopId, roleId }, select: { id: true } });
  return holders.map(({ id }) => id);
}
