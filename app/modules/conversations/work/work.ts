/** What staff make of a thread, in words that are safe in the browser. */
export const threadStatuses = ["open", "snoozed", "closed"] as const;

export type ThreadStatus = (typeof threadStatuses)[number];

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
}

/** What changed: one column of the thread, or one of its labels. */
export type EventKind = "status" | "assignee" | "team" | "priority" | "label";

/** Why it changed: somebody did it, or what happened instead. */
export type EventCause = "by_hand" | "customer_wrote";

/** Something that happened to a thread besides messages: ids and codes, for the timeline to put into words. */
export interface ConversationEvent {
  id: string;
  kind: EventKind;
  before: string | null;
  after: string | null;
  /** Until when it was snoozed, ISO 8601; null for a thread that waits for the customer, and for all else. */
  until: string | null;
  cause: EventCause;
  /** Who did it, when somebody of the staff did. */
  staffId: string | null;
  /** ISO 8601. */
  at: string;
}
