/** Shared words of the audit trail: safe in the browser. */
import { day } from "#app/platform/clock.ts";

/** How long events are kept, in ms: a year, and time to look back on it. */
export const auditKept = 400 * day;

/** What is recorded, as a noun and what was done to it, with how it is told. Names are stored: add, never rename. */
export const auditActions = {
  "thread.viewed": "opened a conversation",
  "reply.sent": "sent a reply",
  "reply.retried": "tried a reply again",
  "reply.settled": "decided about a reply in doubt",
  "link.confirmed": "linked a person to a customer",
  "link.refused": "refused a suggested customer",
  "link.undone": "undid a decision about a customer",
  "account.connected": "connected an Instagram account",
  "account.disconnected": "disconnected an Instagram account",
  "account.deauthorised": "took the app's access to an Instagram account away",
  "request.opened": "asked for a privacy duty",
  "request.proved": "proved who they are by a message",
  "request.answered": "answered a request by mail",
  "request.accepted": "decided that a request is carried out",
  "request.refused": "refused a request",
  "request.carried_out": "carried a privacy request out",
  "request.replayed": "carried a privacy request out again, because a backup was restored",
  "package.downloaded": "downloaded a person's package",
  "hold.set": "set a legal hold",
  "hold.lifted": "lifted a legal hold",
  "person.revealed": "looked at a person's hidden e-mail or phone",
  "person.corrected": "corrected a person's name",
  "person.correction_taken_back": "took a corrected name back",
  "person.objected": "recorded that a person objects",
  "person.restricted": "restricted the use of a person's data",
  "person.released": "released the use of a person's data",
  "retention.changed": "changed how long data is kept",
  "policy.accepted": "accepted the privacy policy",
  "team.role_changed": "changed somebody's role",
  "team.removed": "took somebody's access away",
  "team.restored": "gave somebody's access back",
  "deliveries.replayed": "replayed a delivery",
} as const;

export type AuditAction = keyof typeof auditActions;

/** What can be filtered for: the nouns of the actions, as people read them. */
export const auditTopics: Record<string, string> = {
  thread: "Conversations opened",
  reply: "Replies",
  link: "Customers linked",
  account: "Accounts",
  request: "Privacy requests",
  package: "Packages",
  hold: "Legal holds",
  person: "Persons",
  retention: "Retention",
  policy: "Policy",
  team: "Team",
  deliveries: "Deliveries",
};

/** The actions of a topic; none for a topic that is none. */
export function actionsOf(topic: string): AuditAction[] {
  return (Object.keys(auditActions) as AuditAction[]).filter((action) => action.startsWith(`${topic}.`));
}

/** Who did it: staff by id, or a party that has no staff. */
export type AuditActor = { staffId: string } | "system" | "shopify" | "meta" | "person";

/** What it was done to. The id is random: never a handle, an address or a name. */
export interface AuditSubject {
  kind: "conversation" | "contact" | "message" | "link" | "account" | "request" | "delivery" | "staff";
  id: string;
}

export interface AuditEntry {
  actor: AuditActor;
  action: AuditAction;
  subject?: AuditSubject;
}

/** An event as the screen lists it. */
export interface AuditRow {
  number: number;
  at: string;
  actor: "staff" | Exclude<AuditActor, object>;
  staffId: string | null;
  action: AuditAction;
  subject: AuditSubject | null;
}

/** Whether the whole chain holds; where it does not, the number of the first event that is wrong. */
export type AuditCheck = { outcome: "intact"; events: number } | { outcome: "broken"; number: number };
