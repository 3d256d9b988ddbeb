import { readOrder, type InboxOrder } from "../queue/inbox-order.ts";
import { builtInViews, firstView, type View } from "./built-in-views.ts";
import { filterNames, printFilter, readFilter } from "./filter-address.ts";
import type { ViewFilter } from "./view-filter.ts";

/** The list that an address asks for. */
export interface ChosenView {
  /** The view that it started from. */
  id: string;
  /** What it shows: as the view has it, or as the address says instead. */
  filter: ViewFilter;
  order: InboxOrder;
  /** The address names a view that is not there, or is somebody else's own. */
  missing: boolean;
}

/**
 * Reads an address: "?view=unread", "?view=mine&order=newest", "?view=open&status=open&stake=open_order".
 * @param saved the views that whoever looks has besides the built-in ones
 */
export function chooseView(search: URLSearchParams, saved: View[]): ChosenView {
  const known: View[] = [...builtInViews, ...saved];
  const wanted = search.get("view") ?? firstView;
  const view = known.find(({ id }) => id === wanted);
  const { id, filter, order } = view ?? known.find((each) => each.id === firstView) ?? builtInViews[0];
  return {
    id,
    filter: readFilter(search) ?? filter,
    order: readOrder(search.get("order")) ?? order,
    missing: !view,
  };
}

/** The same list as an address: of a view, only what is not as the view has it is said. */
export function viewSearch(
  { id, filter, order }: Omit<ChosenView, "missing">,
  view: View | undefined,
): string {
  const said = new URLSearchParams({ view: id });
  if (order !== view?.order) said.set("order", order);
  const filtered = printFilter(filter);
  if (!view || filtered !== printFilter(view.filter))
    for (const [name, value] of new URLSearchParams(filtered)) said.set(name, value);
  return `?${said}`;
}

/** The threads and their order alone, whichever view they are of: what a page of them is asked for by. */
export function listSearch({ filter, order }: Pick<ChosenView, "filter" | "order">): string {
  return `?order=${order}&${printFilter(filter)}`;
}

/** Names of what {@link viewSearch} writes. */
export const viewNames = ["view", "order", ...filterNames] as const;
