import type { InboxOrder } from "../queue/inbox-order.ts";
import type { ViewFilter } from "./view-filter.ts";

/** A list that somebody comes back to: which threads, and in which order. */
export interface View {
  /** One of {@link builtInViews}, or the id of a saved one. */
  id: string;
  filter: ViewFilter;
  order: InboxOrder;
}

/** Views that every shop has, in the order in which they stand. Their names are words of the catalogue. */
export const builtInViews = [
  { id: "mine", filter: { status: "open", assignee: "me" }, order: "queue" },
  { id: "unassigned", filter: { status: "open", assignee: "nobody" }, order: "queue" },
  { id: "open", filter: { status: "open" }, order: "queue" },
  { id: "waiting", filter: { status: "open", waiting: true }, order: "waiting" },
  { id: "unread", filter: { status: "open", unread: true }, order: "newest" },
  { id: "mentioned", filter: { mentioned: true }, order: "newest" },
  { id: "today", filter: { status: "open", until: "today" }, order: "queue" },
  { id: "snoozed", filter: { status: "snoozed" }, order: "newest" },
  { id: "closed", filter: { status: "closed" }, order: "newest" },
  { id: "spam", filter: { status: "spam" }, order: "newest" },
  { id: "blocked", filter: { status: "blocked" }, order: "newest" },
] as const satisfies View[];

export type BuiltInViewId = (typeof builtInViews)[number]["id"];

/** Where the inbox opens. */
export const firstView: BuiltInViewId = "open";
