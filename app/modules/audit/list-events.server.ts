import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { actionsOf, type AuditAction, type AuditRow, type AuditSubject } from "./audit.ts";

/** What of the trail is asked for; everything that is left out does not matter. */
export interface AuditFilter {
  staffId?: string;
  /** The first part of an action: "thread", "request" … */
  about?: string;
  subjectId?: string;
  /** ISO dates, both included, in UTC. */
  from?: string;
  to?: string;
  /** Numbers below this one: the next page. */
  before?: number;
}

const pageSize = 50;
const isDate = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** A page of the shop's trail, newest first. What is no filter is no filter. */
export async function listEvents(
  scope: ShopScope,
  filter: AuditFilter,
): Promise<{ rows: AuditRow[]; nextBefore: number | null }> {
  const values: unknown[] = [scope.shopId];
  const where = ["shop_id = $1"];
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (isId(filter.staffId)) add((place) => `staff_id = ${place}`, filter.staffId);
  if (filter.about !== undefined) add((place) => `action = ANY (${place}::text[])`, actionsOf(filter.about));
  if (filter.subjectId !== undefined) add((place) => `subject_id = ${place}`, filter.subjectId);
  if (isDate(filter.from)) add((place) => `at >= ${place}::date`, filter.from);
  if (isDate(filter.to)) add((place) => `at < ${place}::date + 1`, filter.to);
  if (filter.before !== undefined) add((place) => `number < ${place}`, filter.before);
  const found = await sqlInShop(scope, (sql) =>
    sql.query<Found>(
      `SELECT number, at, actor_kind, staff_id, action, subject_kind, subject_id FROM audit_events
       WHERE ${where.join(" AND ")} ORDER BY number DESC LIMIT ${pageSize + 1}`,
      values,
    ),
  );
  const rows = found.slice(0, pageSize).map(toRow);
  return { rows, nextBefore: found.length > pageSize ? (rows.at(-1)?.number ?? null) : null };
}

interface Found {
  number: number;
  at: Date;
  actor_kind: AuditRow["actor"];
  staff_id: string | null;
  action: AuditAction;
  subject_kind: AuditSubject["kind"] | null;
  subject_id: string | null;
}

function toRow(found: Found): AuditRow {
  return {
    number: found.number,
    at: found.at.toISOString(),
    actor: found.actor_kind,
    staffId: found.staff_id,
    action: found.action,
    subject: found.subject_kind && { kind: found.subject_kind, id: found.subject_id ?? "" },
  };
}
