/** Who may do what, as data: the route builders enforce this table, and Settings, Team prints it. */
export const builtInRoles = ["owner", "admin", "member"] as const;

export type BuiltInRole = (typeof builtInRoles)[number];

const everybody: readonly BuiltInRole[] = builtInRoles;
const managers: readonly BuiltInRole[] = ["owner", "admin"];
const owners: readonly BuiltInRole[] = ["owner"];

/**
 * What can be allowed, by what it is about, with the built-in roles that allow it. What each is called is in the
 * catalogue `access`.
 */
const table = {
  conversations: {
    read_conversations: everybody,
    reply: everybody,
    work_on_threads: everybody,
    write_notes: everybody,
    manage_notes: managers,
    save_views: everybody,
    share_views: managers,
    write_replies: everybody,
    share_replies: managers,
  },
  customers: {
    decide_links: everybody,
    reveal_contact_details: managers,
    // It takes nothing from the store: prices are the store's own.
    make_draft_orders: everybody,
    give_discounts: managers,
    edit_contacts: everybody,
  },
  privacy: {
    correct_person: everybody,
    restrict_person: managers,
    hold_person: managers,
    see_privacy_requests: managers,
    decide_privacy_requests: managers,
    export_person: managers,
    erase_person: managers,
    change_retention: managers,
    see_audit: managers,
    accept_policy: managers,
  },
  store: {
    manage_connections: managers,
    replay_deliveries: managers,
    see_team: everybody,
    manage_teams: managers,
    manage_labels: managers,
    manage_contact_fields: managers,
    manage_team: managers,
    manage_owners: owners,
    delete_store: owners,
  },
} as const satisfies Record<string, Record<string, readonly BuiltInRole[]>>;

type Table = typeof table;
export type PermissionGroup = keyof Table;
export type Permission = { [Group in PermissionGroup]: keyof Table[Group] }[PermissionGroup];

/** Every permission with the built-in roles that allow it. */
export const permissions = Object.assign({}, ...Object.values(table)) as Record<
  Permission,
  readonly BuiltInRole[]
>;

export const allPermissions = Object.keys(permissions) as Permission[];

/** The permissions of each group, in the order in which they are shown. */
export const permissionGroups = Object.entries(table).map(([group, ofGroup]) => ({
  group: group as PermissionGroup,
  permissions: Object.keys(ofGroup) as Permission[],
}));

/** What a built-in role allows. */
export function permissionsOf(role: BuiltInRole): Permission[] {
  return allPermissions.filter((permission) => permissions[permission].includes(role));
}

/** Somebody, as far as it matters what they may do. */
export interface Permitted {
  permissions: readonly Permission[];
}

/** The one question that everything asks: never what somebody's role is called. */
export function may(somebody: Permitted, permission: Permission): boolean {
  return somebody.permissions.includes(permission);
}

/** The role that somebody has: a built-in one, or one that the store made. */
export type HeldRole = { builtIn: BuiltInRole } | { id: string; name: string };

/** What tells a role from every other one of the store: a built-in's own word, or an id. */
export function keyOfRole(role: HeldRole): string {
  return "builtIn" in role ? role.builtIn : role.id;
}

export function isBuiltInRole(value: string): value is BuiltInRole {
  return (builtInRoles as readonly string[]).includes(value);
}

/**
 * Why somebody may not do something, for their page to put into words. `ask` is the name of somebody who could
 * change that. `only` is who may, where no other role ever allows it; else it is the asker's own role that does not.
 */
export type Refusal = { ask: string | null } & (
  | { reason: "removed" }
  | { reason: "not_permitted"; permission: Permission; only: "owners" | "managers" | null; role: HeldRole }
);

/** That a role does not allow this. */
export function refusalFor(permission: Permission, role: HeldRole, ask: string | null = null): Refusal {
  return { reason: "not_permitted", permission, only: onlyFor(permission), role, ask };
}

function onlyFor(permission: Permission): "owners" | "managers" | null {
  if (permissions[permission] === owners) return "owners";
  return builtInOnly.includes(permission) ? "managers" : null;
}

/** What no store can give to a role of its own: whoever holds one of these decides about the others. */
export const builtInOnly: readonly Permission[] = ["manage_team", "manage_owners", "delete_store"];
