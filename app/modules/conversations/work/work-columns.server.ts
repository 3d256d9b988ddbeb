import { shutOutStatuses, type Priority, type ThreadStatus, type ThreadWork } from "./work.ts";

/** Columns of `conversations` that say where a thread stands in the store's work. */
export const workColumns = "status, snoozed_until, assignee_id, team_id, priority";

/** {@link shutOutStatuses} as an SQL list. */
export const shutOutList = `(${shutOutStatuses.map((status) => `'${status}'`).join(", ")})`;

/** The labels of the thread that `from` names in a query. */
export const labelIds = (from: string) => `ARRAY(
    SELECT l.label_id FROM conversation_labels l WHERE l.shop_id = ${from}.shop_id AND l.conversation_id = ${from}.id
  ) AS label_ids`;

/** What {@link workColumns} and {@link labelIds} read, with a column that every reader of a thread has anyway. */
export interface WorkColumns {
  status: ThreadStatus;
  snoozed_until: Date | null;
  assignee_id: string | null;
  team_id: string | null;
  priority: Priority | null;
  label_ids: string[];
  last_customer_message_at: Date | null;
}

/** A row as screens show it. */
export function toWork(row: WorkColumns): ThreadWork {
  return {
    status: row.status,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    priority: row.priority,
    labelIds: row.label_ids,
    lastCustomerMessageAt: row.last_customer_message_at?.toISOString() ?? null,
  };
}
