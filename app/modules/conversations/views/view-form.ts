import { readOrder } from "../queue/inbox-order.ts";
import type { View } from "./built-in-views.ts";
import { printFilter, readFilter } from "./filter-address.ts";
import type { SavedView, ViewOutcome } from "./saved-views.ts";

/** What the form of a view is answered. */
export type ViewResult = ViewOutcome | { outcome: "not_answering" };

/** Why a form changed nothing. */
export type ViewError = Exclude<ViewResult["outcome"], "saved" | "deleted" | "moved">;

/** The fault that an answer tells of; null when it did what was asked. */
export function faultIn({ outcome }: ViewResult): ViewError | null {
  return outcome === "saved" || outcome === "deleted" || outcome === "moved" ? null : outcome;
}

/** A view as a form has it. */
export function printView({ id, name, shared, filter, order }: SavedView): Record<string, string> {
  return { id, name, shared: String(shared), filter: printFilter(filter), order };
}

/** Reads {@link printView}. What is missing is as in a view without conditions. */
export function readView(form: FormData): SavedView {
  const text = (name: string) => String(form.get(name) ?? "");
  const view: View = {
    id: text("id"),
    filter: readFilter(new URLSearchParams(text("filter"))) ?? {},
    order: readOrder(text("order")) ?? "queue",
  };
  return { ...view, name: text("name"), shared: text("shared") === "true" };
}
