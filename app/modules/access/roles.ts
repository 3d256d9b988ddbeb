/** Who may do what, as data: the route builders enforce this table and Settings, Team prints it. */
export const roles = ["owner", "admin", "member"] as const;

export type Role = (typeof roles)[number];

export const roleWords: Record<Role, string> = { owner: "Owner", admin: "Admin", member: "Member" };

const everybody: readonly Role[] = roles;
const managers: readonly Role[] = ["owner", "admin"];

/** `says` finishes the sentence "Only owners and admins may …". */
export const permissions = {
  read_conversations: { roles: everybody, says: "read conversations" },
  reply: { roles: everybody, says: "reply to customers" },
  write_replies: { roles: everybody, says: "keep saved replies of their own" },
  share_replies: { roles: managers, says: "keep saved replies for everybody" },
  write_notes: { roles: everybody, says: "write notes" },
  manage_notes: { roles: managers, says: "change notes of others" },
  decide_links: { roles: everybody, says: "decide which customer a person is" },
  reveal_contact_details: { roles: managers, says: "see a customer's hidden e-mail or phone" },
  correct_person: { roles: everybody, says: "correct a person's name" },
  export_person: { roles: managers, says: "make a copy of a person's data" },
  erase_person: { roles: managers, says: "erase a person" },
  see_privacy_requests: { roles: managers, says: "see privacy requests" },
  decide_privacy_requests: { roles: managers, says: "record privacy requests and decide about them" },
  hold_person: { roles: managers, says: "keep a person's data by law, or lift that" },
  restrict_person: { roles: managers, says: "restrict the use of a person's data, or release it" },
  change_retention: { roles: managers, says: "change how long data is kept" },
  see_audit: { roles: managers, says: "see who did what" },
  manage_connections: { roles: managers, says: "connect, check and disconnect accounts" },
  replay_deliveries: { roles: managers, says: "see and replay deliveries that failed" },
  accept_policy: { roles: managers, says: "accept the privacy policy for the store" },
  save_views: { roles: everybody, says: "save views of their own" },
  share_views: { roles: managers, says: "keep views for everybody" },
  see_team: { roles: everybody, says: "see the team" },
  manage_team: { roles: managers, says: "change roles and take access away" },
  manage_owners: { roles: ["owner"], says: "make somebody an owner, or change an owner" },
} as const satisfies Record<string, { roles: readonly Role[]; says: string }>;

export type Permission = keyof typeof permissions;

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission].roles as readonly Role[]).includes(role);
}

/** "Only owners and admins may erase a person." */
export function refusalWords(permission: Permission): string {
  const { roles: allowed, says } = permissions[permission];
  return `Only ${allowed.map((role) => `${role}s`).join(" and ")} may ${says}.`;
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}
