import { day } from "#app/platform/clock.ts";

/** How long events are kept, in ms: a year, and time to look back on it. */
export const auditKept = 400 * day;

/** What is recorded, as a noun and what was done to it. Names are stored: add, never rename. */
export type AuditAction =
  | "thread.viewed"
  | "reply.sent"
  | "reply.retried"
  | "reply.settled"
  | "link.confirmed"
  | "link.refused"
  | "link.undone"
  | "account.connected"
  | "account.disconnected"
  | "account.deauthorised"
  | "request.opened"
  | "request.carried_out"
  | "package.downloaded"
  | "person.erased"
  | "erasure.previewed"
  | "erasure.replayed"
  | "deliveries.replayed";

/** Who did it: staff by id, or a party that has no staff. */
export type AuditActor = { staffId: string } | "system" | "shopify" | "meta" | "person";

/** What it was done to. The id is random: never a handle, an address or a name. */
export interface AuditSubject {
  kind: "conversation" | "contact" | "message" | "link" | "account" | "request" | "delivery";
  id: string;
}

export interface AuditEntry {
  actor: AuditActor;
  action: AuditAction;
  subject?: AuditSubject;
}

/** Whether the whole chain holds; where it does not, the number of the first event that is wrong. */
export type AuditCheck = { outcome: "intact"; events: number } | { outcome: "broken"; number: number };
