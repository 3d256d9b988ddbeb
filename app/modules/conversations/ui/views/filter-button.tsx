import { Button, Popover } from "@shopify/polaris";
import { FilterIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ViewFilter } from "../../views/view-filter.ts";
import { FilterPanel, type FilterPanelProps } from "./filter-panel.tsx";

/** Opens the conditions of the list. What is chosen stands there at once, and is on its way to the server. */
export function FilterButton({ filter, choices, onChange }: FilterPanelProps) {
  const { t } = useTranslation("views");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(filter);
  const toggle = () => {
    setWanted(filter);
    setOpen(!open);
  };
  const change = (next: ViewFilter) => {
    setWanted(next);
    onChange(next);
  };
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      preferredAlignment="right"
      ariaHaspopup="dialog"
      activator={
        <Button variant="tertiary" size="slim" icon={FilterIcon} pressed={open} onClick={toggle}>
          {t("filter.title")}
        </Button>
      }
    >
      <Popover.Pane maxHeight="min(32rem, 70dvh)">
        <div className="filter-panel" role="group" aria-label={t("filter.title")}>
          <FilterPanel filter={wanted} choices={choices} onChange={change} />
        </div>
      </Popover.Pane>
    </Popover>
  );
}
