import type { NotifyKind } from "#app/modules/access/notify-kinds.ts";

interface Listener {
  id: string;
  notifyOf: readonly NotifyKind[];
  teamIds: readonly string[];
}

/**
 * Whether a thread in which a customer waits concerns a member of staff: it is theirs; or it is nobody's and of one of
 * their teams; or it is nobody's at all. What a colleague has is the colleague's to hear of.
 */
export function concerns(
  { assigneeId, teamId }: { assigneeId: string | null; teamId: string | null },
  { id, notifyOf, teamIds }: Listener,
): boolean {
  if (assigneeId !== null) return assigneeId === id && notifyOf.includes("assigned");
  if (teamId !== null) return teamIds.includes(teamId) && notifyOf.includes("team");
  return notifyOf.includes("unassigned");
}
