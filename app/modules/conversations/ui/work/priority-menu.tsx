import { ActionList, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { priorities } from "../../work/work.ts";
import type { MenuProps } from "./assign-menu.tsx";

/** Says how urgent threads are; the most urgent stands first. */
export function PriorityMenu({ activator, work, onChoose }: MenuProps) {
  const { t } = useTranslation("work");
  const [open, setOpen] = useState(false);
  const offered = [...[...priorities].reverse(), null].map((priority) => ({
    content: priority ? t(`priorities.${priority}`) : t("priorities.none"),
    active: work?.priority === priority,
    onAction: () => {
      setOpen(false);
      onChoose({ kind: "priority", priority });
    },
  }));
  return (
    <Popover
      active={open}
      activator={activator(open, () => setOpen(!open))}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
    >
      <ActionList actionRole="menuitem" items={offered} />
    </Popover>
  );
}
