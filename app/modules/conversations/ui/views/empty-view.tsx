import { useTranslation } from "react-i18next";
import { builtInViews } from "../../views/built-in-views.ts";
import type { ChosenView } from "../../views/chosen-view.ts";
import { printFilter } from "../../views/filter-address.ts";
import type { SavedView } from "../../views/saved-views.ts";

/** In the place of rows: what it means that there are none. */
export function EmptyView({ chosen, saved }: { chosen: ChosenView; saved: SavedView[] }) {
  const { t } = useTranslation("views");
  const builtIn = builtInViews.find(({ id }) => id === chosen.id);
  const view = builtIn ?? saved.find(({ id }) => id === chosen.id);
  if (!view || printFilter(view.filter) !== printFilter(chosen.filter)) return t("empty.filtered");
  return t(builtIn ? `empty.${builtIn.id}` : "empty.saved");
}
