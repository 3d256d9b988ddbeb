import { heldBy } from "./custom-roles.ts";
import { permissionsOf, type BuiltInRole, type HeldRole, type Permitted } from "./roles.ts";

/** What is read of a staff member to know what they may do. */
export const withRole = { role: true, customRole: true } as const;

/** A staff member's role as it is stored. */
interface RoleRow {
  role: string;
  customRole: { id: string; name: string; permissions: string[] } | null;
}

/** The role that somebody has at this moment, with what it allows. */
export function heldRole({ role, customRole }: RoleRow): Permitted & { role: HeldRole } {
  if (!customRole)
    return { role: { builtIn: role as BuiltInRole }, permissions: permissionsOf(role as BuiltInRole) };
  const { id, name, permissions } = customRole;
  return { role: { id, name }, permissions: heldBy(permissions) };
}
