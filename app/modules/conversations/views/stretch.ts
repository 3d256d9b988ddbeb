import type { ConversationRow, InboxPage } from "../conversations.ts";
import { comparePlaces, placeOf, readPlace, type InboxOrder } from "../queue/inbox-order.ts";
import type { RowChanges } from "./live-rows.ts";

/** A stretch of a list as an open page holds it: consecutive pages, kept up to date. */
export type Stretch = InboxPage;

/**
 * What changed, taken in: a row that belongs to the list and lies within the stretch stands at its place, every
 * other changed row stands there no longer.
 * @param belongs whether the list has a row at all, given whether it is in the stretch
 */
export function withChanges(
  stretch: Stretch,
  order: InboxOrder,
  belongs: (row: ConversationRow, here: boolean) => boolean,
  { rows, gone }: Pick<RowChanges, "rows" | "gone">,
): Stretch {
  const changed = new Set([...gone, ...rows.map(({ id }) => id)]);
  const kept = stretch.rows.filter(({ id }) => !changed.has(id));
  const here = new Set(stretch.rows.map(({ id }) => id));
  const entering = rows.filter((row) => belongs(row, here.has(row.id)) && lies(row, stretch, order));
  if (entering.length === 0 && kept.length === stretch.rows.length) return stretch;
  return { ...stretch, rows: sorted(order, [...kept, ...entering]) };
}

/** The page that follows, or comes before. What is here already was told since and is as it is here. */
export function withPage(
  stretch: Stretch,
  order: InboxOrder,
  page: InboxPage,
  side: "previous" | "next",
): Stretch {
  const known = new Set(stretch.rows.map(({ id }) => id));
  const rows = sorted(order, [...stretch.rows, ...page.rows.filter(({ id }) => !known.has(id))]);
  return { ...stretch, rows, [side]: page[side] };
}

/** What was read again is as it was read; what lies beyond it stays until that is read again too. */
export function withFresh(stretch: Stretch, order: InboxOrder, page: InboxPage): Stretch {
  const end = readPlace(order, page.next);
  if (!end) return page;
  const fresh = new Set(page.rows.map(({ id }) => id));
  const beyond = stretch.rows.filter(
    (row) => !fresh.has(row.id) && comparePlaces(order, placeOf(order, row), end) > 0,
  );
  if (beyond.length === 0) return page;
  return { ...page, rows: [...page.rows, ...beyond], next: stretch.next };
}

/** With a row that stands where it lies; as it is, if the stretch has it, or ends before it. */
export function withRow(stretch: Stretch, order: InboxOrder, row: ConversationRow): Stretch {
  if (stretch.rows.some(({ id }) => id === row.id) || !lies(row, stretch, order)) return stretch;
  return { ...stretch, rows: sorted(order, [...stretch.rows, row]) };
}

function lies(row: ConversationRow, { previous, next }: Stretch, order: InboxOrder): boolean {
  const place = placeOf(order, row);
  const begin = readPlace(order, previous);
  const end = readPlace(order, next);
  return (
    (!begin || comparePlaces(order, place, begin) >= 0) && (!end || comparePlaces(order, place, end) <= 0)
  );
}

function sorted(order: InboxOrder, rows: ConversationRow[]): ConversationRow[] {
  return rows.sort((one, other) => comparePlaces(order, placeOf(order, one), placeOf(order, other)));
}
