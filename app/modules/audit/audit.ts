/** Shared words of the audit trail: safe in the browser. */
import { day } from "#app/platform/clock.ts";

/** How long events are kept, in ms: a year, and time to look back on it. */
export const auditKept = 400 * day;

/** What is recorded, as a noun and what was done to it. Names are stored: add, never rename. */
export const auditActions = [
  "thread.viewed",
  "thread.marked_spam",
  "thread.blocked",
  "thread.let_in",
  "reply.sent",
  "reply.scheduled",
  "reply.taken_back",
  "reply.retried",
  "reply.settled",
  "offer.discount_made",
  "offer.draft_order_made",
  "link.confirmed",
  "link.refused",
  "link.undone",
  "account.connected",
  "account.disconnected",
  "account.deauthorised",
  "request.opened",
  "request.proved",
  "request.answered",
  "request.accepted",
  "request.refused",
  "request.carried_out",
  "request.replayed",
  "package.downloaded",
  "hold.set",
  "hold.lifted",
  "person.viewed",
  "person.added",
  "person.renamed",
  "person.tagged",
  "person.untagged",
  "person.revealed",
  "person.detail_revealed",
  "person.details_changed",
  "person.corrected",
  "person.correction_taken_back",
  "person.objected",
  "person.under_age",
  "person.restricted",
  "person.released",
  "retention.changed",
  "policy.accepted",
  "team.role_changed",
  "team.removed",
  "team.restored",
  "team.grouped",
  "team.rule_changed",
  "role.made",
  "role.changed",
  "role.deleted",
  "labels.changed",
  "fields.changed",
  "deliveries.replayed",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** What can be filtered for: the nouns of the actions. */
export const auditTopics = [
  "thread",
  "reply",
  "offer",
  "link",
  "account",
  "request",
  "package",
  "hold",
  "person",
  "retention",
  "policy",
  "team",
  "role",
  "labels",
  "fields",
  "deliveries",
] as const;

/** The actions of a topic; none for a topic that is none. */
export function actionsOf(topic: string): AuditAction[] {
  return auditActions.filter((action) => action.startsWith(`${topic}.`));
}

/** Who did it: staff by id, or a party that has no staff. */
export type AuditActor = { staffId: string } | "system" | "shopify" | "meta" | "person";

/** What it was done to. The id is random: never a handle, an address or a name. */
export interface AuditSubject {
  kind:
    "conversation" | "contact" | "message" | "link" | "account" | "request" | "delivery" | "staff" | "role";
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
