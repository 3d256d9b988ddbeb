import { partsOf, type InboxOrder, type Place } from "../queue/inbox-order.ts";
import { shutOutList } from "../work/work-columns.server.ts";
import { isShutOut, threadStatuses, type ThreadStatus } from "../work/work.ts";
import { conditionsOf, conditionSql, type Names, type ViewFilter } from "./view-filter.ts";

/** Values of a text that is being put together, in the order of their `$n`. */
export class Values {
  readonly list: unknown[] = [];

  /** SQL of a parameter with this value. */
  readonly add = (value: unknown): string => {
    const known = this.list.indexOf(value);
    return `$${known >= 0 ? known + 1 : this.list.push(value)}`;
  };
}

/** What a filter's "me" and `until` are in a text, and the shop whose threads are asked for: SQL. */
export interface Asked {
  shopId: string;
  staffId(): string;
  until(): string;
}

/**
 * One way to some of a filter's threads: a range of one index, in the order of the list. The ways of a filter
 * together lead to all of its threads, to one with two labels twice.
 */
interface Way {
  filter: ViewFilter;
  /** The label on whose threads it goes. */
  label: string | null;
}

/** With a status, and one value of what the indexes begin with, each way is a range; with several it would be a sort. */
function waysOf(filter: ViewFilter): Way[] {
  if (conditionsOf(filter).length === 0) return [{ filter, label: null }];
  return statusesOf(filter)
    .flatMap((status) => byLabel({ ...filter, status }))
    .flatMap(byPriority);
}

/** Whoever waits for an answer is in an open thread; the table insists. Who is shut out has to be asked for. */
function statusesOf({ status, waiting, until }: ViewFilter): ThreadStatus[] {
  const possible: readonly ThreadStatus[] = waiting || until ? ["open"] : threadStatuses;
  return possible.filter((each) => (status === undefined ? !isShutOut(each) : status === each));
}

/** What nobody has read yet is little: of that, those with a label are found sooner than of a label, what is unread. */
function byLabel(filter: ViewFilter): Way[] {
  const { labels, ...others } = filter;
  if (!labels || filter.unread || filter.mentioned) return [{ filter, label: null }];
  if (labels.match === "any") return labels.ids.map((label) => ({ filter: others, label }));
  const [label = null, ...ids] = labels.ids;
  return [{ filter: ids.length > 0 ? { ...others, labels: { ...labels, ids } } : others, label }];
}

function byPriority({ filter, label }: Way): Way[] {
  const narrowed = label ?? filter.assignee ?? filter.team;
  if (narrowed || !filter.priority) return [{ filter, label }];
  return filter.priority.map((each) => ({ filter: { ...filter, priority: [each] }, label }));
}

/** Where a list is read from, and whether towards its beginning. */
export interface Walk {
  order: InboxOrder;
  part: number;
  from: Place | null;
  back: boolean;
}

/**
 * SQL for the next threads of one part of a list: `id`, and `at` by which the part is ordered. The limit stands in
 * the text: with an unknown one the planner would rather sort the whole shop.
 * @returns null when the part has none of the filter's threads
 */
export function placesQuery(
  filter: ViewFilter,
  walk: Walk,
  asked: Asked,
  values: Values,
  limit: number,
): string | null {
  const part = partsOf[walk.order][walk.part];
  const narrowed = part?.narrow(filter);
  if (!part || !narrowed) return null;
  const { column, direction, only } = part;
  const forward = (direction === "ASC") !== walk.back;
  const sorted = forward ? "ASC" : "DESC";
  const ways = waysOf(narrowed);
  const selects = ways.map((way) => {
    const names = namesOf(way, asked, values);
    const at = `${names.place}.${column}`;
    const bound = walk.from
      ? [
          `(${at}, ${idOf(way)}) ${forward ? ">" : "<"} (${values.add(walk.from.at)}::timestamptz, ${values.add(walk.from.id)}::uuid)`,
        ]
      : [];
    const where = whereOf(way, asked, names, values, [...only(names), ...bound]);
    return `(SELECT ${idOf(way)} AS id, ${at} AS at FROM ${threadsOf(way)} ${where} ORDER BY ${at} ${sorted}, ${idOf(way)} ${sorted} LIMIT ${limit})`;
  });
  if (selects.length <= 1) return selects[0] ?? null;
  return `SELECT id, at FROM (${selects.join(joint(ways))}) AS found ORDER BY at ${sorted}, id ${sorted} LIMIT ${limit}`;
}

/** SQL for how many threads a filter has, `cap` at most. */
export function countQuery(filter: ViewFilter, asked: Asked, values: Values, cap: number): string {
  const ways = waysOf(filter);
  const selects = ways.map((way) => {
    const names = namesOf(way, asked, values);
    const where = whereOf(way, asked, names, values, [`${names.place}.last_message_at IS NOT NULL`]);
    return `(SELECT ${idOf(way)} AS id FROM ${asksLabelsOnly(way) ? labelled : threadsOf(way)} ${where} LIMIT ${cap})`;
  });
  if (selects.length === 0) return "SELECT 0";
  return `SELECT count(*)::int FROM (SELECT 1 FROM (${selects.join(joint(ways))}) AS found LIMIT ${cap}) AS counted`;
}

/** What labels carry a copy of. */
const copied: ReadonlySet<keyof ViewFilter> = new Set(["status", "waiting"]);

/** Whether a way needs nothing of the threads themselves. */
const asksLabelsOnly = ({ label, filter }: Way) =>
  label !== null && conditionsOf(filter).every((name) => copied.has(name));

const labelled = "conversation_labels l";

const threadsOf = ({ label }: Way) =>
  label === null
    ? "conversations c"
    : `${labelled} JOIN conversations c ON c.shop_id = l.shop_id AND c.id = l.conversation_id`;

/** Only with several labels do two ways lead to one thread; otherwise whoever has enough need not look at the rest. */
function joint(ways: Way[]): string {
  return new Set(ways.map(({ label }) => label)).size > 1 ? " UNION " : " UNION ALL ";
}

const idOf = ({ label }: Way) => (label === null ? "c.id" : "l.conversation_id");

function namesOf({ label }: Way, { staffId, until }: Asked, values: Values): Names {
  return { thread: "c", place: label === null ? "c" : "l", value: values.add, staffId, until };
}

function whereOf(way: Way, { shopId }: Asked, names: Names, values: Values, more: string[]): string {
  const { filter, label } = way;
  const all = [
    `${names.place}.shop_id = ${shopId}`,
    ...(label === null ? [] : [`l.label_id = ${values.add(label)}::uuid`]),
    ...(filter.status === undefined ? [`${names.place}.status NOT IN ${shutOutList}`] : []),
    ...conditionsOf(filter).map((name) => conditionSql(name, filter, names)),
    ...more,
  ];
  return `WHERE ${all.join(" AND ")}`;
}
