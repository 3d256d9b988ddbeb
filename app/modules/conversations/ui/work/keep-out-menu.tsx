import { ActionList, Popover } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isShutOut, type ThreadChange, type ThreadStatus } from "../../work/work.ts";
import type { MenuProps } from "./assign-menu.tsx";
import { useMenu } from "./use-menu.ts";

interface Props extends MenuProps {
  /** Asks whether to restrict the use of the person's data; left out where that is not to be asked. */
  onRestrict?: () => void;
  /** It is restricted already. */
  restricted?: boolean;
}

/** Shuts people out, and lets them in again: as spam, or blocked. Both can be taken back. */
export function KeepOutMenu({ activator, work, onChoose, onRestrict, restricted = false }: Props) {
  const { t } = useTranslation("work");
  const { close, popover } = useMenu(activator);
  const item = (content: string, status: Exclude<ThreadStatus, "snoozed">, helpText?: string) => ({
    content,
    ...(helpText && { helpText }),
    onAction: () => {
      close();
      onChoose({ kind: "status", status } satisfies ThreadChange);
    },
  });
  const status = work?.status ?? "open";
  const restrict = onRestrict && {
    content: restricted ? t("keepOut.release") : t("keepOut.restrict"),
    onAction: () => {
      close();
      onRestrict();
    },
  };
  const items = [
    ...(isShutOut(status) ? [item(t(`letIn.${status}`), "open")] : []),
    ...(status === "spam" ? [] : [item(t("keepOut.spam"), "spam", t("keepOut.spamHelp"))]),
    ...(status === "blocked" ? [] : [item(t("keepOut.block"), "blocked", t("keepOut.blockHelp"))]),
  ];
  return (
    <Popover {...popover}>
      <div className="keep-out-menu">
        <ActionList
          actionRole="menuitem"
          sections={[{ items }, ...(restrict ? [{ items: [restrict] }] : [])]}
        />
      </div>
    </Popover>
  );
}
