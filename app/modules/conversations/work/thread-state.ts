import {
  isShutOut,
  statusCode,
  type EventKind,
  type Priority,
  type ThreadChange,
  type ThreadStatus,
  type ThreadWork,
} from "./work.ts";

/** Where a thread stands, as it is stored; its labels are rows of their own. */
export interface ThreadState {
  id: string;
  status: ThreadStatus;
  snoozedUntil: Date | null;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority | null;
  awaitsAssignment: boolean;
  lastCustomerMessageAt: Date | null;
}

/** A change of the thread's own row. */
export type StateChange = Exclude<ThreadChange, { kind: "label" }>;

/** The thread after a change. Whoever decides whose it is, or puts it away, has done the rule's work. */
export function changed(state: ThreadState, change: StateChange): ThreadState {
  switch (change.kind) {
    case "status": {
      const until = change.status === "snoozed" ? change.until : null;
      const awaitsAssignment = state.awaitsAssignment && change.status === "open";
      return {
        ...state,
        status: change.status,
        snoozedUntil: until ? new Date(until) : null,
        awaitsAssignment,
      };
    }
    case "assignment": {
      const { assigneeId = state.assigneeId, teamId = state.teamId } = change;
      return { ...state, assigneeId, teamId, awaitsAssignment: false };
    }
    case "priority":
      return { ...state, priority: change.priority };
  }
}

const codeOf = (state: ThreadState) =>
  statusCode({ status: state.status, snoozedUntil: state.snoozedUntil?.toISOString() ?? null });

/** What a thread's history says of a change; nothing when it made no difference. */
export function differences(
  before: ThreadState,
  after: ThreadState,
): { kind: EventKind; before: string | null; after: string | null }[] {
  const pairs = [
    { kind: "status", before: codeOf(before), after: codeOf(after) },
    { kind: "assignee", before: before.assigneeId, after: after.assigneeId },
    { kind: "team", before: before.teamId, after: after.teamId },
    { kind: "priority", before: before.priority, after: after.priority },
  ] as const;
  return pairs.filter((pair) => pair.before !== pair.after);
}

/** The kinds of events that a change would make. */
export function kindsOf(change: ThreadChange): EventKind[] {
  if (change.kind !== "assignment") return [change.kind];
  return [
    ...(change.assigneeId !== undefined ? (["assignee"] as const) : []),
    ...(change.teamId !== undefined ? (["team"] as const) : []),
  ];
}

/** Whether somebody who saw a thread like this and changes it would overwrite what they did not see. */
export function overwrites(state: ThreadState, change: StateChange, seen: ThreadWork): boolean {
  switch (change.kind) {
    case "status":
      return codeOf(state) !== statusCode(seen);
    case "assignment":
      return (
        (change.assigneeId !== undefined && state.assigneeId !== seen.assigneeId) ||
        (change.teamId !== undefined && state.teamId !== seen.teamId)
      );
    case "priority":
      return state.priority !== seen.priority;
  }
}

/**
 * Whether a thread would be put away with a message of the customer's that whoever does it had not seen. Whoever is
 * shut out may write as fast as they like: it changes nothing.
 */
export function wroteSince(state: ThreadState, change: StateChange, seen: ThreadWork): boolean {
  if (change.kind !== "status" || change.status === "open" || isShutOut(change.status)) return false;
  const known = seen.lastCustomerMessageAt === null ? -Infinity : Date.parse(seen.lastCustomerMessageAt);
  return (state.lastCustomerMessageAt?.getTime() ?? -Infinity) > known;
}
