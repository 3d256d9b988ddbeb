import { listTeam } from "#app/modules/access/access.server.ts";
import { contactsOfName } from "#app/modules/contacts/contacts.server.ts";
import { findPersons } from "#app/modules/search/search.server.ts";
import { parseQuery, type SearchQuery } from "#app/modules/search/query.ts";
import { compared } from "#app/modules/search/words.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { listLabels } from "../work/labels.server.ts";
import { dayStart } from "./day-start.ts";

/** Which messages and threads the operators of a question leave. */
export interface ThreadFilter {
  /** Who wrote it; null for anybody. */
  contactIds: string[] | null;
  /** Whose thread it is; null for anybody's, an empty list for nobody's. */
  assigneeIds: string[] | null;
  /** Every one of these is on the thread. */
  labelIds: string[];
  since: Date | null;
  until: Date | null;
}

/** Whether a question is about messages: then threads that are merely called so answer nothing. */
export function asksForMessages({ from, after, before, attachments }: SearchQuery): boolean {
  return from !== null || after !== null || before !== null || attachments;
}

/** More handles than that begin alike: whoever means one types another letter. */
const mostPersons = 50;

/**
 * Reads the operators of a question.
 * @param asker who `assignee:me` is
 * @returns null when nobody and nothing of the shop is called so: then nothing can be found
 */
export async function readFilter(
  scope: ShopScope,
  query: SearchQuery,
  asker: { staffId: string; timezone: string },
): Promise<ThreadFilter | null> {
  const [contactIds, assigneeIds, labelIds] = await Promise.all([
    query.from === null ? null : personsCalled(scope, query.from),
    query.assignee === null ? null : staffCalled(scope, query.assignee, asker.staffId),
    labelsCalled(scope, query.labels),
  ]);
  if (contactIds?.length === 0 || assigneeIds === undefined || labelIds.includes(undefined)) return null;
  return {
    contactIds,
    assigneeIds,
    labelIds: labelIds.filter((id) => id !== undefined),
    since: query.after === null ? null : dayStart(query.after, asker.timezone),
    until: query.before === null ? null : dayStart(query.before, asker.timezone),
  };
}

/** The person of this handle; where there is none, those whose handle or name begins so. */
async function personsCalled(scope: ShopScope, name: string): Promise<string[]> {
  const exactly = await contactsOfName(scope, "handle", name);
  if (exactly.length > 0) return exactly;
  const { terms } = parseQuery(name);
  return terms.length === 0
    ? []
    : sqlInShop(scope, (sql) => findPersons(sql, scope, { terms, limit: mostPersons }));
}

/** @returns an empty list for "nobody"; undefined when there is no such person */
async function staffCalled(scope: ShopScope, name: string, me: string): Promise<string[] | undefined> {
  const asked = compared(name);
  if (asked === "me") return [me];
  if (asked === "nobody" || asked === "none") return [];
  const staff = (await listTeam(scope)).filter((one) => compared(one.name).startsWith(asked));
  return staff.length > 0 ? staff.map(({ id }) => id) : undefined;
}

/** Of each name the label; undefined where there is none. */
async function labelsCalled(scope: ShopScope, names: string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const labels = await listLabels(scope);
  return names.map((name) => {
    const asked = compared(name);
    const exactly = labels.find((label) => compared(label.name) === asked);
    return (exactly ?? labels.find((label) => compared(label.name).startsWith(asked)))?.id;
  });
}

/** SQL that is true for the threads `c` that a filter leaves, with the parameters from `first` on. */
export function isWanted(first: number): string {
  const [assignees, labels] = [`$${first}::uuid[]`, `$${first + 1}::uuid[]`];
  return `(${assignees} IS NULL OR c.assignee_id = ANY (${assignees}) OR cardinality(${assignees}) = 0 AND c.assignee_id IS NULL)
    AND NOT EXISTS (
      SELECT FROM unnest(${labels}) AS wanted (label_id) WHERE NOT EXISTS (
        SELECT FROM conversation_labels l
        WHERE l.shop_id = c.shop_id AND l.conversation_id = c.id AND l.label_id = wanted.label_id))`;
}

/** The parameters of {@link isWanted}. */
export function wantedValues({ assigneeIds, labelIds }: ThreadFilter): unknown[] {
  return [assigneeIds, labelIds];
}

/** Threads that a label or a person of the staff has at most for their messages to be looked for by themselves. */
const fewThreads = 500;

/**
 * Whose messages alone a filter leaves, where they are few: then they are looked through, rather than the messages of
 * everybody for the few that are theirs.
 */
export async function fewWanted(
  sql: ShopSql,
  scope: ShopScope,
  filter: ThreadFilter,
): Promise<string[] | null> {
  if (filter.labelIds.length === 0 && filter.assigneeIds === null) return null;
  const rows = await sql.query<{ contact_id: string }>(
    `SELECT c.contact_id FROM ${wantedThreads(filter, 2)} LIMIT ${fewThreads + 1}`,
    [scope.shopId, ...wantedValues(filter)],
  );
  return rows.length > fewThreads ? null : rows.map((row) => row.contact_id);
}

/** SQL of the threads `c` that a filter leaves in the shop of $1: by whichever of its parts has an index. */
export function wantedThreads({ labelIds, assigneeIds }: ThreadFilter, first: number): string {
  const byLabel = `conversation_labels driving JOIN conversations c ON c.shop_id = driving.shop_id AND c.id = driving.conversation_id
    WHERE driving.shop_id = $1 AND driving.label_id = ($${first + 1}::uuid[])[1]`;
  const byAssignee = assigneeIds?.length ? ` AND c.assignee_id = ANY ($${first}::uuid[])` : "";
  const from = labelIds.length > 0 ? byLabel : `conversations c WHERE c.shop_id = $1${byAssignee}`;
  return `${from} AND ${isWanted(first)}`;
}
