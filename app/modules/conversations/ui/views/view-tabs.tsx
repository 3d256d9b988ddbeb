import { Link } from "@remix-run/react";
import { ActionList, Popover } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { builtInViews } from "../../views/built-in-views.ts";
import type { SavedView } from "../../views/saved-views.ts";
import { countWords, type ViewCounts } from "../../views/view-counts.ts";
import { viewName } from "./view-words.ts";

/** The views that are always in sight; all others are one press away. */
const tabs = ["mine", "unassigned", "open"];

interface ViewTabsProps {
  /** The view that is shown. */
  chosen: string;
  saved: SavedView[];
  counts: ViewCounts;
}

/** The inbox's views with how many threads each has. Every one is an address. */
export function ViewTabs({ chosen, saved, counts }: ViewTabsProps) {
  const { t } = useTranslation("views");
  return (
    <nav className="view-tabs" aria-label={t("title")}>
      {tabs.map((id) => (
        <Link
          key={id}
          to={`?view=${id}`}
          preventScrollReset
          className="view-tab"
          aria-current={id === chosen ? "page" : undefined}
        >
          <span className="view-tab__name">{viewName(id, saved, t)}</span>
          <Count of={counts[id]} />
        </Link>
      ))}
      <MoreViews chosen={chosen} saved={saved} counts={counts} />
    </nav>
  );
}

function MoreViews({ chosen, saved, counts }: ViewTabsProps) {
  const { t } = useTranslation("views");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const here = tabs.includes(chosen) ? null : chosen;
  const items = (ids: string[]) =>
    ids.map((id) => ({
      content: viewName(id, saved, t),
      url: `?view=${id}`,
      active: id === chosen,
      truncate: true,
      suffix: <Count of={counts[id]} />,
    }));
  const idsOf = (shared: boolean) => saved.filter((view) => view.shared === shared).map(({ id }) => id);
  const sections = [
    { items: items(builtInViews.map(({ id }) => id).filter((id) => !tabs.includes(id))) },
    { title: t("shared"), items: items(idsOf(true)) },
    { title: t("own"), items: items(idsOf(false)) },
  ].filter((section) => section.items.length > 0);
  const activator = (
    <button
      type="button"
      className="view-tab view-tab--more"
      aria-current={here ? "page" : undefined}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <span className="view-tab__name">{here ? viewName(here, saved, t) : t("more")}</span>
      {here && <Count of={counts[here]} />}
      <span className="view-tab__arrow" aria-hidden="true" />
    </button>
  );
  return (
    <Popover active={open} activator={activator} onClose={close} preferredAlignment="right">
      <div className="view-menu">
        <ActionList actionRole="menuitem" sections={sections} onActionAnyItem={close} />
      </div>
    </Popover>
  );
}

/** How many, as far as anybody counts; nothing while there are none. */
function Count({ of }: { of: number | undefined }): ReactNode {
  return of ? <span className="view-count">{countWords(of)}</span> : null;
}
