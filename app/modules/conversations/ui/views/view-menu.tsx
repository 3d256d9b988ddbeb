import { ActionList, Button, Popover } from "@shopify/polaris";
import {
  DeleteIcon,
  EditIcon,
  MenuHorizontalIcon,
  PlusIcon,
  ArrowUpIcon,
  ArrowDownIcon,
} from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewForm } from "./use-view-form.ts";

interface ViewMenuProps {
  /** The saved view that is shown, when it is theirs to change; and where it can be moved. */
  view: { id: string; first: boolean; last: boolean } | null;
  /** Null for whoever may save none. */
  onSaveAs: (() => void) | null;
  onRename: () => void;
  onDelete: () => void;
}

/** What can be done with the view that is shown. */
export function ViewMenu({ view, onSaveAs, onRename, onDelete }: ViewMenuProps) {
  const { t } = useTranslation("views");
  const [open, setOpen] = useState(false);
  const { move } = useViewForm();
  const close = () => setOpen(false);
  if (!onSaveAs) return null;
  const saveAs = { content: t("saveAsNew"), icon: PlusIcon, onAction: onSaveAs };
  const own = view && [
    { content: t("rename"), icon: EditIcon, onAction: onRename },
    {
      content: t("moveUp"),
      icon: ArrowUpIcon,
      disabled: view.first,
      onAction: () => move(view.id, "beginning"),
    },
    {
      content: t("moveDown"),
      icon: ArrowDownIcon,
      disabled: view.last,
      onAction: () => move(view.id, "end"),
    },
    { content: t("deleteView"), icon: DeleteIcon, destructive: true, onAction: onDelete },
  ];
  return (
    <Popover
      active={open}
      onClose={close}
      preferredAlignment="right"
      activator={
        <Button
          variant="tertiary"
          size="slim"
          icon={MenuHorizontalIcon}
          accessibilityLabel={t("actions")}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <ActionList actionRole="menuitem" items={[saveAs, ...(own ?? [])]} onActionAnyItem={close} />
    </Popover>
  );
}
