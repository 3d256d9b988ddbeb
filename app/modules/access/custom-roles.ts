/** Roles that a store makes itself: what they can hold, and what is wrong with one. Safe in the browser. */
import { allPermissions, builtInOnly, may, type Permission, type Permitted } from "./roles.ts";

/** A role of a store's own. */
export interface CustomRole {
  id: string;
  name: string;
  permissions: Permission[];
  /** Of the state that was read; from 1, counted up by every change. */
  version: number;
  /** How many of the staff who may come in have it. */
  holders: number;
}

export type RoleDraft = Pick<CustomRole, "name" | "permissions">;

/** So many roles a store can make. */
export const mostRoles = 20;

export const longestRoleName = 40;

/** What a role of a store's own can allow. */
export const grantable: readonly Permission[] = allPermissions.filter(
  (permission) => !builtInOnly.includes(permission),
);

/** What everybody may who comes in at all: the app opens with its inbox. */
export const always: Permission = "read_conversations";

/** What a permission is of no use without: its buttons stand on a page that takes this one. */
const needed: Partial<Record<Permission, Permission>> = {
  manage_notes: "write_notes",
  share_views: "save_views",
  write_replies: "reply",
  share_replies: "write_replies",
  decide_privacy_requests: "see_privacy_requests",
  export_person: "see_privacy_requests",
  erase_person: "see_privacy_requests",
  change_retention: "see_privacy_requests",
  see_audit: "see_privacy_requests",
  manage_teams: "see_team",
  manage_labels: "see_team",
};

/** What one permission brings along, the nearest first; what everybody may is not told. */
export function neededBy(permission: Permission): Permission[] {
  const before = needed[permission];
  return before ? [before, ...neededBy(before)] : [];
}

/** These permissions with all that they need, in the table's order; what no such role can hold is left out. */
export function completed(chosen: readonly string[]): Permission[] {
  const all = new Set<string>([always, ...chosen, ...grantable.filter(within(chosen)).flatMap(neededBy)]);
  return grantable.filter((permission) => all.has(permission));
}

/** Takes a permission away, and with it those that need it. */
export function without(chosen: readonly Permission[], taken: Permission): Permission[] {
  return completed(chosen.filter((one) => one !== taken && !neededBy(one).includes(taken)));
}

/** What a stored role allows: names that the table does not know, or that no such role can hold, allow nothing. */
export function heldBy(stored: readonly string[]): Permission[] {
  return grantable.filter(within(stored));
}

const within =
  (names: readonly string[]) =>
  (permission: Permission): boolean =>
    names.includes(permission);

/** Whether somebody may hand these to others: nobody gives what they do not have. */
export function mayGive(giver: Permitted, given: readonly Permission[]): boolean {
  return may(giver, "manage_team") && given.every((permission) => may(giver, permission));
}

export type RoleFault = "no_name" | "name_taken" | "name_built_in";

/** What the form of a role answers. */
export type RoleResult =
  | { outcome: "saved" | "deleted" }
  | { outcome: "faulty"; fault: RoleFault }
  | { outcome: "changed_meanwhile" | "not_found" | "too_many" | "not_permitted" | "not_answering" };

/** A name as it is stored: one line, no space around it. */
export function roleName(typed: string): string {
  return typed.normalize("NFKC").replace(/\s+/gu, " ").trim().slice(0, longestRoleName).trim();
}

export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
