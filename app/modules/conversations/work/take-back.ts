import type { ThreadChange, ThreadWork, WantedChange } from "./work.ts";

/** A thread as a page shows it, after a change. */
export function workAfter(seen: ThreadWork, change: ThreadChange): ThreadWork {
  switch (change.kind) {
    case "status":
      return {
        ...seen,
        status: change.status,
        snoozedUntil: change.status === "snoozed" ? change.until : null,
      };
    case "assignment": {
      const { assigneeId = seen.assigneeId, teamId = seen.teamId } = change;
      return { ...seen, assigneeId, teamId };
    }
    case "priority":
      return { ...seen, priority: change.priority };
    case "label": {
      const others = seen.labelIds.filter((id) => id !== change.labelId);
      return { ...seen, labelIds: change.on ? [...others, change.labelId] : others };
    }
  }
}

/** What makes a thread as it was before a change. It overwrites nothing that somebody did since. */
export function takeBack({ conversationId, change, seen }: WantedChange): WantedChange {
  return { conversationId, change: backTo(seen, change), seen: workAfter(seen, change) };
}

function backTo(seen: ThreadWork, change: ThreadChange): ThreadChange {
  switch (change.kind) {
    case "status":
      if (seen.status !== "snoozed") return { kind: "status", status: seen.status };
      return { kind: "status", status: "snoozed", until: seen.snoozedUntil };
    case "assignment":
      return {
        kind: "assignment",
        ...(change.assigneeId !== undefined && { assigneeId: seen.assigneeId }),
        ...(change.teamId !== undefined && { teamId: seen.teamId }),
      };
    case "priority":
      return { kind: "priority", priority: seen.priority };
    case "label":
      return { ...change, on: !change.on };
  }
}
