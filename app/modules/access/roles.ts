/** Who may do what, as data: the route builders enforce this table and Settings, Team prints it. */
export const roles = ["owner", "admin", "member"] as const;

export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const managers: readonly Role[] = ["owner", "admin"];

/** What each is called, and the sentence "Only owners and admins may …", is in the catalogue `access`. */
export const permissions = {
  read_conversations: everybody,
  reply: everybody,
  work_on_threads: everybody,
  write_replies: everybody,
  share_replies: managers,
  // It takes nothing from the store: prices are the store's own.
  make_draft_orders: everybody,
  give_discounts: managers,
  write_notes: everybody,
  manage_notes: managers,
  decide_links: everybody,
  reveal_contact_details: managers,
  correct_person: everybody,
  export_person: managers,
  erase_person: managers,
  see_privacy_requests: managers,
  decide_privacy_requests: managers,
  hold_person: managers,
  restrict_person: managers,
  change_retention: managers,
  see_audit: managers,
  manage_connections: managers,
  replay_deliveries: managers,
  accept_policy: managers,
  save_views: everybody,
  share_views: managers,
  see_team: everybody,
  manage_team: managers,
  manage_teams: managers,
  manage_labels: managers,
  delete_store: ["owner"],
  manage_owners: ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/**
 * Why somebody may not do something, for their page to put into words. `ask` is the name of somebody who could
 * change that.
 */
export type Refusal = { ask: string | null } & (
  { reason: "removed" } | { reason: "not_permitted"; permission: Permission; allowed: "owners" | "managers" }
);

/** That a role does not allow this. */
export function refusalFor(permission: Permission, ask: string | null = null): Refusal {
  const allowed = may("admin", permission) ? "managers" : "owners";
  return { reason: "not_permitted", permission, allowed, ask };
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}
