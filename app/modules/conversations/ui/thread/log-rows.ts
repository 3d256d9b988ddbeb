import type { ThreadMessage } from "../../conversations.ts";
import type { FoldableKind, TimelineItem } from "../../thread/timeline.ts";
import type { TimelineWindow } from "./timeline-window.ts";

/** A reply on its way to the server, shown at once. */
export interface PendingReply {
  clientToken: string;
  text: string;
  /** How many go with it. */
  files: number;
  cards: number;
}

export type ChangeItem = Extract<TimelineItem, { kind: "change" }>;

/** What stands below each other in the log. Keys stay with what they name, wherever it moves. */
export type LogRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  /** `position` counts the entries of the log, from 1. */
  | { kind: "item"; key: string; item: TimelineItem; position: number }
  /** Changes that follow each other, in one line; once it is open they stand below it. */
  | { kind: "changes"; key: string; changes: ChangeItem[]; open: boolean; position: number }
  | { kind: "pending"; key: string; reply: PendingReply }
  /** What has not been said yet. */
  | { kind: "scheduled"; key: string; message: ThreadMessage };

export interface LogParts {
  window: TimelineWindow;
  /** A page that is read while a reply is on its way may have it already. */
  pending: PendingReply[];
  scheduled: ThreadMessage[];
  /** Above this item stands the line that parts what was read from what was not; null without one. */
  firstUnreadId: string | null;
  /** Which day of the shop's calendar something happened on, as a number. */
  dayOf: (iso: string) => number;
  /** What is left out of sight. */
  folded: ReadonlySet<FoldableKind>;
  /** Changes, by id, whose line was opened. */
  opened: ReadonlySet<string>;
}

/** So many changes that follow each other are one line. */
const manyChanges = 3;

/**
 * The rows of the log, oldest first. A window that begins within the thread has no heading above its first item: the
 * day may have begun earlier, and a heading that moves when more is read would take the reader along.
 */
export function logRows(parts: LogParts): LogRow[] {
  const { window, pending, scheduled, firstUnreadId, dayOf, folded, opened } = parts;
  const rows: LogRow[] = [];
  const shown = window.items.filter(({ kind }) => kind === "message" || !folded.has(kind));
  const [first] = shown;
  let day = first && window.older !== null ? dayOf(first.at) : null;
  let position = 0;
  for (const run of runsOf(shown, dayOf)) {
    const itsDay = dayOf(run[0].at);
    if (itsDay !== day) rows.push({ kind: "day", key: `day-${itsDay}`, at: run[0].at });
    if (run[0].id === firstUnreadId) rows.push({ kind: "unread", key: "unread" });
    const line = lineOf(run, opened);
    if (line) rows.push({ ...line, position: ++position });
    if (!line || line.open)
      for (const item of run) rows.push({ kind: "item", key: item.id, item, position: ++position });
    day = itsDay;
  }
  const stored = new Set(messagesIn(window.items, scheduled).map(({ clientToken }) => clientToken));
  const unstored = ({ clientToken }: PendingReply) => !stored.has(clientToken);
  return [
    ...rows,
    ...pending.filter(unstored).map((reply) => ({ kind: "pending" as const, key: reply.clientToken, reply })),
    ...scheduled.map((message) => ({ kind: "scheduled" as const, key: message.id, message })),
  ];
}

function messagesIn(items: TimelineItem[], scheduled: ThreadMessage[]): ThreadMessage[] {
  return [...items.flatMap((item) => (item.kind === "message" ? [item.message] : [])), ...scheduled];
}

type Run = [TimelineItem, ...TimelineItem[]];

/** Changes of one day that follow each other together, everything else by itself. */
function runsOf(items: TimelineItem[], dayOf: LogParts["dayOf"]): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const joins = run?.[0].kind === "change" && item.kind === "change" && dayOf(run[0].at) === dayOf(item.at);
    if (joins) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Named after its last change: what is read before it adds to its beginning, and it stays where it was. */
function lineOf(run: Run, opened: LogParts["opened"]) {
  const changes = run.filter((item): item is ChangeItem => item.kind === "change");
  const last = changes.at(-1);
  if (!last || changes.length < manyChanges) return null;
  const open = changes.some(({ id }) => opened.has(id));
  return { kind: "changes" as const, key: `changes-${last.id}`, changes, open };
}

/** The item of the first row from one on that has one; null when there is none. */
export function itemFrom(rows: LogRow[], index: number): TimelineItem | null {
  if (index < 0) return null;
  const row = rows.find((each, at) => at >= index && (each.kind === "item" || each.kind === "changes"));
  if (row?.kind === "changes") return row.changes[0] ?? null;
  return row?.kind === "item" ? row.item : null;
}

/** When what stands at the top happened, for the heading over it; null where the log's own heading is in sight. */
export function dayAbove(rows: LogRow[], index: number): string | null {
  return rows[index]?.kind === "day" ? null : (itemFrom(rows, index)?.at ?? null);
}

/** How many entries stand in the log. */
export function entriesIn(rows: LogRow[]): number {
  const last = rows.findLast((row) => "position" in row);
  return last && "position" in last ? last.position : 0;
}
