import type { ConversationRow } from "../conversations.ts";
import { comparePlaces, placeOf, type InboxOrder } from "../queue/inbox-order.ts";
import type { Stretch } from "./stretch.ts";

/**
 * A list as it stands on the screen. While somebody reads further down nothing moves under their eyes: rows keep
 * their places though their words change, and what entered or rose above is counted until they come back.
 */
export interface ShownList {
  stretch: Stretch;
  /** The rows on the screen, in the order in which they stand there. */
  ids: string[];
  /** Somebody reads further down. */
  held: boolean;
  /** Rows that entered or rose meanwhile. */
  risen: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** A list at its beginning. */
export function showStretch(stretch: Stretch): ShownList {
  return { stretch, ids: idsOf(stretch), held: false, risen: none };
}

/** The same list with another stretch behind it. */
export function withStretch(list: ShownList, order: InboxOrder, stretch: Stretch): ShownList {
  if (stretch === list.stretch) return list;
  if (!list.held) return { ...list, stretch, ids: idsOf(stretch) };
  const before = byId(list.stretch);
  const now = byId(stretch);
  const kept = new Set(list.ids.filter((id) => now.has(id)));
  const last = stretch.rows.findLastIndex(({ id }) => kept.has(id));
  const below = idsOf(stretch).slice(last + 1);
  const risen = stretch.rows.slice(0, last + 1).flatMap((row) => {
    const old = before.get(row.id);
    const higher = old ? list.risen.has(row.id) || rose(order, old, row) : !kept.has(row.id);
    return higher ? [row.id] : [];
  });
  return { ...list, stretch, ids: [...kept, ...below], risen: new Set(risen) };
}

/** Somebody reads further down, or came back to the beginning: then everything takes its place. */
export function hold(list: ShownList, held: boolean): ShownList {
  if (held === list.held) return list;
  return held ? { ...list, held } : showStretch(list.stretch);
}

/** Everything takes its place, whether somebody reads further down or not. */
export function inPlace(list: ShownList): ShownList {
  return { ...list, ids: idsOf(list.stretch), risen: none };
}

/** The rows in the order in which they stand on the screen. */
export function rowsShown({ stretch, ids }: ShownList): ConversationRow[] {
  const rows = byId(stretch);
  return ids.flatMap((id) => rows.get(id) ?? []);
}

const idsOf = ({ rows }: Stretch) => rows.map(({ id }) => id);

const byId = ({ rows }: Stretch) => new Map(rows.map((row) => [row.id, row]));

function rose(order: InboxOrder, old: ConversationRow, row: ConversationRow): boolean {
  return comparePlaces(order, placeOf(order, row), placeOf(order, old)) < 0;
}
