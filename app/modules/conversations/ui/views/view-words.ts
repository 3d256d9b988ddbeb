import type { TFunction } from "i18next";
import type { SavedView } from "../../views/saved-views.ts";
import { builtInViews, type BuiltInViewId } from "../../views/built-in-views.ts";

/** What a view is called: the built-in ones by the catalogue, the saved ones as whoever saved them did. */
export function viewName(id: string, saved: SavedView[], t: TFunction<"views">): string {
  const own = saved.find((view) => view.id === id);
  if (own) return own.name;
  const builtIn = builtInViews.find((view) => view.id === id);
  return builtIn ? t(`names.${builtIn.id satisfies BuiltInViewId}`) : "";
}
