import { matchPath, useNavigate, useNavigation } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { builtInViews } from "../../views/built-in-views.ts";
import { chooseView, viewSearch, type ChosenView } from "../../views/chosen-view.ts";
import { printFilter } from "../../views/filter-address.ts";
import type { SavedView } from "../../views/saved-views.ts";
import type { ViewCounts } from "../../views/view-counts.ts";
import { AppliedFilters } from "./applied-filters.tsx";
import { FilterButton } from "./filter-button.tsx";
import type { FilterChoices } from "./filter-choices.ts";
import { OrderMenu } from "./order-menu.tsx";
import { useViewForm } from "./use-view-form.ts";
import { ViewMenu } from "./view-menu.tsx";
import { DeleteViewModal, SaveViewModal } from "./view-modals.tsx";
import { ViewTabs } from "./view-tabs.tsx";
import "./views.css";

export interface ListHeadProps {
  chosen: ChosenView;
  saved: SavedView[];
  counts: ViewCounts;
  choices: FilterChoices;
}

/** Above the list: which view of the inbox it is, in which order, and what else it is narrowed to. */
export function ListHead({ chosen: shown, saved, counts, choices }: ListHeadProps) {
  const { t } = useTranslation("views");
  const chosen = useComing(saved) ?? shown;
  const list = useChosen(chosen, saved);
  const [asking, setAsking] = useState<{ about: "save" | "delete"; view: SavedView } | null>(null);
  const saveAs = list.maySave ? () => setAsking({ about: "save", view: list.asNew() }) : null;
  const { own } = list;
  return (
    <div className="list-head">
      <ViewTabs chosen={chosen.id} saved={saved} counts={counts} />
      <div className="list-head__tools">
        <OrderMenu order={chosen.order} href={(order) => viewSearch({ ...chosen, order }, list.view)} />
        <span className="list-head__space" />
        <FilterButton filter={chosen.filter} choices={choices} onChange={list.show} />
        <ViewMenu
          view={own && { id: own.id, ...placeOf(own, saved) }}
          onSaveAs={saveAs}
          onRename={() => own && setAsking({ about: "save", view: own })}
          onDelete={() => own && setAsking({ about: "delete", view: own })}
        />
      </div>
      {chosen.missing && (
        <Text as="p" tone="subdued">
          {t("missing")}
        </Text>
      )}
      {list.edited && (
        <AppliedFilters
          filter={chosen.filter}
          choices={choices}
          fault={list.fault}
          onChange={list.show}
          onSave={own ? list.save : undefined}
          onSaveAs={saveAs}
          onReset={list.reset}
        />
      )}
      {asking?.about === "save" && (
        <SaveViewModal
          view={asking.view}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            list.open(asking.view.id);
          }}
        />
      )}
      {asking?.about === "delete" && (
        <DeleteViewModal
          view={asking.view}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            list.open(null);
          }}
        />
      )}
    </div>
  );
}

/** The list that was just chosen, while the server is still asked for it. */
function useComing(saved: SavedView[]): ChosenView | null {
  const { location } = useNavigation();
  return location && matchPath("/app", location.pathname)
    ? chooseView(new URLSearchParams(location.search), saved)
    : null;
}

/** The chosen list beside the view that it started from, and the ways on from there. */
function useChosen(chosen: ChosenView, saved: SavedView[]) {
  const navigate = useNavigate();
  const allowed = useMay();
  const go = (search: string, replace = false) =>
    void navigate(search, { preventScrollReset: true, replace });
  const open = (id: string | null) => go(id === null ? "?" : `?view=${id}`);
  const { save, fault } = useViewForm(() => open(chosen.id));
  const mine = saved.find(({ id }) => id === chosen.id);
  const view = mine ?? builtInViews.find(({ id }) => id === chosen.id);
  const maySave = allowed("save_views");
  const own = mine && maySave && (!mine.shared || allowed("share_views")) ? mine : null;
  const filtered = view !== undefined && printFilter(view.filter) !== printFilter(chosen.filter);
  return {
    view,
    own,
    maySave,
    /** Another order alone is soon chosen again: it is no work to be saved, but of a view of one's own. */
    edited: filtered || (own !== null && own.order !== chosen.order),
    /** Why it could not be saved. */
    fault,
    open,
    reset: () => open(chosen.id),
    // Each press of one sitting with the filter is not a page to go back to.
    show: (filter: ChosenView["filter"]) => go(viewSearch({ ...chosen, filter }, view), filtered),
    save: () => own && save({ ...own, filter: chosen.filter, order: chosen.order }),
    asNew: (): SavedView => ({
      id: crypto.randomUUID(),
      name: "",
      shared: false,
      filter: chosen.filter,
      order: chosen.order,
    }),
  };
}

/** Whether a view stands first or last among those that it stands with. */
function placeOf(view: SavedView, saved: SavedView[]): { first: boolean; last: boolean } {
  const beside = saved.filter(({ shared }) => shared === view.shared);
  return { first: beside.at(0)?.id === view.id, last: beside.at(-1)?.id === view.id };
}
