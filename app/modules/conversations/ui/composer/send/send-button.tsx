import { Button, ButtonGroup, Popover } from "@shopify/polaris";
import { ChevronDownIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useMenu } from "../../work/use-menu.ts";
import { SendMenu, type SendMenuProps } from "./send-menu.tsx";

interface Props extends Omit<SendMenuProps, "onSchedule" | "blank"> {
  /** Nothing can be sent in this thread now. */
  closed: boolean;
  /** There is something to send, and all of it is here. */
  ready: boolean;
  sending: boolean;
  onSchedule: SendMenuProps["onSchedule"];
}

/** Sends the reply, or offers to send it later. */
export function SendButton({ closed, ready, sending, onSchedule, ...menu }: Props) {
  const { t } = useTranslation(["sending", "composer"]);
  const { close, popover } = useMenu((open, toggle) => (
    <Button
      variant="primary"
      icon={ChevronDownIcon}
      accessibilityLabel={t("menu.open")}
      ariaExpanded={open}
      disabled={closed || sending}
      onClick={toggle}
    />
  ));
  const schedule: Props["onSchedule"] = (time) => {
    close();
    onSchedule(time);
  };
  return (
    <ButtonGroup variant="segmented">
      <Button submit variant="primary" disabled={closed || !ready} loading={sending}>
        {t("composer:send")}
      </Button>
      <Popover {...popover} preferredAlignment="right">
        <SendMenu {...menu} blank={!ready} onSchedule={schedule} />
      </Popover>
    </ButtonGroup>
  );
}
