import { Button, ChoiceList, Popover } from "@shopify/polaris";
import { HideIcon, ViewIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStaffId } from "#app/modules/access/ui/use-may.ts";
import { foldableKinds, type FoldableKind } from "../../thread/timeline.ts";
import { foldKinds, useFoldedKinds } from "./folded-kinds.ts";

/** Over the head of the log: chooses what is in sight between the messages. */
export function KindsMenu() {
  const { t } = useTranslation("thread");
  const staffId = useStaffId() ?? "";
  const folded = useFoldedKinds(staffId);
  const [open, setOpen] = useState(false);
  const choose = (shown: FoldableKind[]) =>
    foldKinds(staffId, new Set(foldableKinds.filter((kind) => !shown.includes(kind))));
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      preferredAlignment="right"
      ariaHaspopup="dialog"
      activator={
        <Button
          size="micro"
          icon={folded.size > 0 ? HideIcon : ViewIcon}
          pressed={folded.size > 0}
          onClick={() => setOpen(!open)}
          accessibilityLabel={t("timeline.show")}
        />
      }
    >
      <Popover.Section>
        <ChoiceList
          allowMultiple
          title={t("timeline.show")}
          choices={foldableKinds.map((kind) => ({ value: kind, label: t(`timeline.kinds.${kind}`) }))}
          selected={foldableKinds.filter((kind) => !folded.has(kind))}
          onChange={(shown: FoldableKind[]) => choose(shown)}
        />
      </Popover.Section>
    </Popover>
  );
}
