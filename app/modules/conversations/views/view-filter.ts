import type { StakeKind } from "#app/modules/orders/stake.ts";
import type { ConversationRow } from "../conversations.ts";
import { isShutOut, type Priority, type ThreadStatus } from "../work/work.ts";

/**
 * Which threads a list has. What is left out is no condition; all conditions have to hold. Ids and codes only, so
 * that it may stand in an address and in a table.
 */
export interface ViewFilter {
  /** Without one: any but those of threads that are shut out, which have to be asked for. */
  status?: ThreadStatus;
  /** `me`: whoever looks. */
  assignee?: "me" | "nobody" | (string & {});
  team?: string;
  /** Labels of which a thread has any, or all. */
  labels?: { match: "any" | "all"; ids: string[] };
  priority?: Priority[];
  /** The customer wrote something that nobody of the staff has read. */
  unread?: true;
  /** A note mentions whoever looks, and they have not opened the thread since. */
  mentioned?: true;
  /** The customer waits for an answer that can still be given. */
  waiting?: true;
  /** It cannot be answered any more from then on: the end of today, or the next time the store's clocks say "18:00". */
  until?: "today" | (string & {});
  account?: string;
  stake?: StakeKind;
}

/** What "me" and "today" mean for whoever looks. */
export interface Looking {
  /** Who looks. */
  staffId: string;
  /** The moment that the filter's `until` means, ISO 8601; null where it has none. */
  until: string | null;
}

/** The same, and the threads that mention them. */
export interface LookingAtRow extends Looking {
  mentions: readonly string[];
}

/** What of a row a filter asks for. */
export type FilteredRow = Pick<
  ConversationRow,
  "id" | "accountId" | "unreadCount" | "answerBy" | "lapsesAt" | "stake" | "work"
>;

/** Names of SQL: the thread's columns, and those by which a list is ordered, which labels have copies of. */
export interface Names {
  thread: string;
  place: string;
  /** A parameter with this value. */
  value(value: unknown): string;
  /** SQL for whoever looks, and for the moment that `until` means. */
  staffId(): string;
  until(): string;
}

/** One condition, said twice: in SQL, and of a row at hand. A test holds the two to each other. */
interface Condition<Value> {
  sql(wanted: Value, names: Names): string;
  holds(wanted: Value, row: FilteredRow, looking: LookingAtRow): boolean;
}

type Wanted = Required<ViewFilter>;

/** Codes stand in the text, so that it says what a partial index says; ids are parameters. */
export const conditions: { [Name in keyof Wanted]: Condition<Wanted[Name]> } = {
  status: {
    sql: (status, { place }) => `${place}.status = ${code(status)}`,
    holds: (status, { work }) => work.status === status,
  },
  assignee: {
    sql: (assignee, { thread, value, staffId }) =>
      assignee === "nobody"
        ? `${thread}.assignee_id IS NULL`
        : `${thread}.assignee_id = ${assignee === "me" ? staffId() : `${value(assignee)}::uuid`}`,
    holds: (assignee, { work }, looking) =>
      work.assigneeId === (assignee === "nobody" ? null : assignee === "me" ? looking.staffId : assignee),
  },
  team: {
    sql: (team, { thread, value }) => `${thread}.team_id = ${value(team)}::uuid`,
    holds: (team, { work }) => work.teamId === team,
  },
  labels: {
    sql: ({ match, ids }, names) => {
      const has = ids.map((id) => hasLabel(id, names));
      return `(${has.join(match === "all" ? " AND " : " OR ")})`;
    },
    holds: ({ match, ids }, { work }) =>
      match === "all"
        ? ids.every((id) => work.labelIds.includes(id))
        : ids.some((id) => work.labelIds.includes(id)),
  },
  priority: {
    sql: (wanted, { thread }) => `${thread}.priority IN (${wanted.map(code).join(", ")})`,
    holds: (wanted, { work }) => work.priority !== null && wanted.includes(work.priority),
  },
  unread: {
    sql: (_, { thread }) => `${thread}.unread_count > 0`,
    holds: (_, { unreadCount }) => unreadCount > 0,
  },
  mentioned: {
    sql: (_, { thread, staffId }) => `${thread}.id IN (
      SELECT n.conversation_id FROM note_mentions m JOIN notes n ON n.shop_id = m.shop_id AND n.id = m.note_id
      WHERE m.shop_id = ${thread}.shop_id AND m.staff_id = ${staffId()} AND m.seen_at IS NULL)`,
    holds: (_, { id }, { mentions }) => mentions.includes(id),
  },
  waiting: {
    sql: (_, { place }) => `${place}.answer_by IS NOT NULL`,
    holds: (_, { answerBy }) => answerBy !== null,
  },
  until: {
    // A thread is to be answered before its window ends, never after: this is a range of the queue.
    sql: (_, { thread, place, until }) =>
      `(${place}.answer_by <= ${until()} AND ${thread}.lapses_at <= ${until()})`,
    holds: (_, { lapsesAt }, { until }) => lapsesAt !== null && until !== null && lapsesAt <= until,
  },
  account: {
    sql: (account, { thread, value }) => `${thread}.account_id = ${value(account)}::uuid`,
    holds: (account, { accountId }) => accountId === account,
  },
  stake: {
    sql: (stake, { thread }) => `${thread}.stake = ${code(stake)}`,
    holds: (wanted, { stake }) => stake?.kind === wanted,
  },
};

/** A code of ours as SQL. @throws when it is anything else */
function code(text: string): string {
  if (!/^[a-z_]+$/.test(text)) throw new Error("a filter holds something that is no code");
  return `'${text}'`;
}

function hasLabel(id: string, { thread, value }: Names): string {
  return `EXISTS (SELECT 1 FROM conversation_labels has
    WHERE has.shop_id = ${thread}.shop_id AND has.conversation_id = ${thread}.id AND has.label_id = ${value(id)}::uuid)`;
}

/** Whether a list with this filter has a row, for whoever looks. */
export function matches(filter: ViewFilter, row: FilteredRow, looking: LookingAtRow): boolean {
  if (filter.status === undefined && isShutOut(row.work.status)) return false;
  return conditionsOf(filter).every((name) => holdsOne(name, filter, row, looking));
}

/** The conditions that a filter has, always in the same order. */
export function conditionsOf(filter: ViewFilter): (keyof ViewFilter)[] {
  return (Object.keys(conditions) as (keyof ViewFilter)[]).filter((name) => filter[name] !== undefined);
}

function holdsOne<Name extends keyof Wanted>(
  name: Name,
  filter: ViewFilter,
  row: FilteredRow,
  looking: LookingAtRow,
): boolean {
  return conditions[name].holds((filter as Wanted)[name], row, looking);
}

/** SQL of one condition of a filter. */
export function conditionSql<Name extends keyof Wanted>(
  name: Name,
  filter: ViewFilter,
  names: Names,
): string {
  return conditions[name].sql((filter as Wanted)[name], names);
}
