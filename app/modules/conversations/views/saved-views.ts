/** Views that staff saved, in words that are safe in the browser. */
import type { View } from "./built-in-views.ts";

export interface SavedView extends View {
  name: string;
  /** Everybody in the store has it; else only whoever saved it. */
  shared: boolean;
}

/** What the admin gives the name of a view, in characters. */
export const longestViewName = 40;
/** So many tabs nobody finds anything in, and each is counted. */
export const mostViews = { shared: 40, own: 20 };

export type ViewFault =
  "no_name" | "name_too_long" | "name_taken" | "too_many" | "not_permitted" | "not_found";

export type ViewOutcome =
  { outcome: "saved" | "deleted" | "moved"; shared: boolean } | { outcome: ViewFault };
