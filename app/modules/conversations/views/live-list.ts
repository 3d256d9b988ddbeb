import type { ConversationRow, InboxPage } from "../conversations.ts";
import type { InboxOrder } from "../queue/inbox-order.ts";
import { isNewer, lastToldOf, withRecent, type RowChanges, type ToldRows } from "./live-rows.ts";
import { hold, inPlace, showStretch, withStretch, type ShownList } from "./shown-list.ts";
import { withChanges, withFresh, withPage, withRow } from "./stretch.ts";

/** Towards the beginning of a list, or its end. */
export type Side = "previous" | "next";

/** What happens to the list of an open page. */
export type ListChange =
  /** The stream told of rows. */
  | { kind: "told"; changes: RowChanges }
  /** The page after or before a place was read. */
  | { kind: "page"; page: InboxPage; side: Side; from: string }
  /** The list was read again from its beginning, as far as the page reaches. */
  | { kind: "fresh"; page: InboxPage }
  | { kind: "hold"; held: boolean }
  /** What belongs to the list is another now: whoever looks was mentioned, or has another thread open. */
  | { kind: "rules"; rules: ListRules };

/** Which threads a list has, and in which order. */
export interface ListRules {
  order: InboxOrder;
  belongs: (row: ConversationRow) => boolean;
  /** The thread that is open beside the list: what the list has of it stays, though it may belong there no longer. */
  openId: string | null;
}

/** The list of an open page, and what it was told lately. */
export interface LiveList {
  rules: ListRules;
  shown: ShownList;
  recent: RowChanges[];
}

/** The list of a page that was just opened. @param recent what was told lately, before this list was there to hear it */
export function openList(page: InboxPage, rules: ListRules, recent: RowChanges[]): LiveList {
  return afterRead({ rules, shown: showStretch(page), recent }, page, page);
}

/**
 * The list after something happened. What was read is older than what was told meanwhile, whichever of them
 * arrives first.
 */
export function afterChange(list: LiveList, change: ListChange): LiveList {
  const { shown } = list;
  switch (change.kind) {
    case "told":
      return take({ ...list, recent: withRecent(list.recent, change.changes) }, change.changes);
    case "page":
      // It belongs to the end that was there when it was asked for.
      return shown.stretch[change.side] === change.from ? withMore(list, change) : list;
    case "fresh":
      return afterRead(list, change.page, readAgain(list, change.page));
    case "rules":
      return afterLeaving({ ...list, rules: change.rules }, list.rules.openId);
    case "hold":
      return { ...list, shown: hold(shown, change.held) };
  }
}

function readAgain({ shown: { stretch }, rules: { order, openId } }: LiveList, page: InboxPage): InboxPage {
  const open = stretch.rows.find(({ id }) => id === openId);
  const fresh = withFresh(stretch, order, page);
  return open ? withRow(fresh, order, open) : fresh;
}

/** What stayed because it was open goes when something else is opened. */
function afterLeaving(list: LiveList, leftId: string | null): LiveList {
  const { openId, belongs } = list.rules;
  const left = leftId === openId ? undefined : list.shown.stretch.rows.find(({ id }) => id === leftId);
  return !left || belongs(left) ? list : take(list, { rows: [left], gone: [] });
}

function withMore(list: LiveList, { page, side }: Extract<ListChange, { kind: "page" }>): LiveList {
  const read = afterRead(list, page, withPage(list.shown.stretch, list.rules.order, page, side));
  // What was asked for above is shown above; the browser keeps the place of what is read.
  return side === "previous" ? { ...read, shown: inPlace(read.shown) } : read;
}

function take(list: LiveList, changes: ToldRows): LiveList {
  const { rules, shown } = list;
  const belongs = (row: ConversationRow, here: boolean) =>
    rules.belongs(row) || (here && row.id === rules.openId);
  const stretch = withChanges(shown.stretch, rules.order, belongs, changes);
  return { ...list, shown: withStretch(shown, rules.order, stretch) };
}

function afterRead(list: LiveList, page: InboxPage, stretch: InboxPage): LiveList {
  const read = { ...list, shown: withStretch(list.shown, list.rules.order, stretch) };
  return take(read, lastToldOf(list.recent.filter((changes) => isNewer(changes, page.readAt))));
}
