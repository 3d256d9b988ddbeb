/** What staff make of a thread, in words that are safe in the browser. */
export const threadStatuses = ["open", "snoozed", "closed", "spam", "blocked"] as const;

export type ThreadStatus = (typeof threadStatuses)[number];

/**
 * Threads that nobody is to be bothered with: what is written there is kept and can be read, but opens nothing, is
 * unread nowhere, is assigned to nobody by rule, and stands in no list that does not ask for it.
 */
export const shutOutStatuses = ["spam", "blocked"] as const satisfies ThreadStatus[];

export type ShutOutStatus = (typeof shutOutStatuses)[number];

export function isShutOut(status: ThreadStatus): status is ShutOutStatus {
  return shutOutStatuses.some((each) => each === status);
}

export const priorities = ["low", "medium", "high", "urgent"] as const;

export type Priority = (typeof priorities)[number];

/** How a label looks: the tones that Polaris' badge has. */
export const labelTones = ["neutral", "info", "success", "attention", "warning", "critical"] as const;

export type LabelTone = (typeof labelTones)[number];

/** A word of the store's for what threads are about. */
export interface Label {
  id: string;
  name: string;
  tone: LabelTone;
}

/** Where a thread stands in the store's work. Times are ISO 8601. */
export interface ThreadWork {
  status: ThreadStatus;
  /** When a snoozed thread returns by itself; null while it waits for the customer to write. */
  snoozedUntil: string | null;
  assigneeId: string | null;
  teamId: string | null;
  /** Null when nobody said. */
  priority: Priority | null;
  labelIds: string[];
  /** The newest message of the customer's: who closes a thread says which they knew. Null when they never wrote. */
  lastCustomerMessageAt: string | null;
}

/** What somebody wants of a thread. Of an assignment, what is left out stays as it is. */
export type ThreadChange =
  | { kind: "status"; status: Exclude<ThreadStatus, "snoozed"> }
  /** `until` in ISO 8601; null until the customer writes. */
  | { kind: "status"; status: "snoozed"; until: string | null }
  | { kind: "assignment"; assigneeId?: string | null | undefined; teamId?: string | null | undefined }
  | { kind: "priority"; priority: Priority | null }
  | { kind: "label"; labelId: string; on: boolean };

/** What somebody wants of which thread, and what of it they had before their eyes. */
export interface WantedChange {
  conversationId: string;
  change: ThreadChange;
  /** The thread as their page showed it: what changed since is not overwritten. */
  seen: ThreadWork;
}

/** So many threads are changed at once; whoever wants more asks again. */
export const changesAtMost = 100;

/** So many open threads a member of a team may get by the shop's rule, at the least and the most. */
export const threadLimits = { least: 1, most: 1_000 };

/** Whom threads can be given to, and which labels they can have. */
export interface WorkChoices {
  staff: { id: string; name: string }[];
  teams: { id: string; name: string }[];
  labels: Label[];
}

/** What changed: one column of the thread, or one of its labels. */
export type EventKind = "status" | "assignee" | "team" | "priority" | "label";

/** Why it changed: somebody did it, or took it back, or what happened instead. */
export type EventCause =
  "by_hand" | "undo" | "customer_wrote" | "time_came" | "rule" | "staff_removed" | "team_deleted";

/** Something that happened to a thread besides messages: ids and codes, for the timeline to put into words. */
export interface ConversationEvent {
  id: string;
  kind: EventKind;
  /** A {@link statusCode}, a priority, or the id of a member of staff, a team or a label; null for none. */
  before: string | null;
  after: string | null;
  cause: EventCause;
  /** Who did it, when somebody of the staff did. */
  staffId: string | null;
  /** ISO 8601. */
  at: string;
}

/** What became of a change. */
export type ChangeOutcome =
  | { outcome: "changed" }
  /** It is so already. */
  | { outcome: "unchanged" }
  /** Somebody changed it after the page showed it, by this event; nothing was done. */
  | { outcome: "overtaken"; by: ConversationEvent | null }
  /** The customer wrote something that whoever closes the thread had not seen; nothing was done. */
  | { outcome: "wrote_meanwhile" }
  /** The time is over, or the member of staff, team or label is gone. */
  | { outcome: "not_possible" }
  | { outcome: "not_found" };

/** A status in one word, as events have it: "open", "closed", "snoozed", "snoozed 2026-11-26T08:00:00.000Z". */
export function statusCode({ status, snoozedUntil }: Pick<ThreadWork, "status" | "snoozedUntil">): string {
  return status === "snoozed" && snoozedUntil ? `snoozed ${snoozedUntil}` : status;
}

/** Reads {@link statusCode}. */
export function readStatusCode(code: string): Pick<ThreadWork, "status" | "snoozedUntil"> {
  const [status, until = null] = code.split(" ");
  return { status: threadStatuses.find((known) => known === status) ?? "open", snoozedUntil: until };
}
