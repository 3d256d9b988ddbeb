/** What a member of staff can be notified of, safe in the browser. The table allows these and no others. */
export const notifyKinds = ["assigned", "team", "unassigned", "mention"] as const;

export type NotifyKind = (typeof notifyKinds)[number];

export function isNotifyKind(value: unknown): value is NotifyKind {
  return notifyKinds.some((kind) => kind === value);
}
