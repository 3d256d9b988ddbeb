import { ActionList, Popover } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { priorities } from "../../work/work.ts";
import type { MenuProps } from "./assign-menu.tsx";
import { useMenu } from "./use-menu.ts";

/** Says how urgent threads are; the most urgent stands first. */
export function PriorityMenu({ activator, work, onChoose }: MenuProps) {
  const { t } = useTranslation("work");
  const { close, popover } = useMenu(activator);
  const offered = [...[...priorities].reverse(), null].map((priority) => ({
    content: priority ? t(`priorities.${priority}`) : t("priorities.none"),
    active: work?.priority === priority,
    onAction: () => {
      close();
      onChoose({ kind: "priority", priority });
    },
  }));
  return (
    <Popover {...popover}>
      <ActionList actionRole="menuitem" items={offered} />
    </Popover>
  );
}
