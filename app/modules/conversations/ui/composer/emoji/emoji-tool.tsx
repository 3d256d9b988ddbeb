import { Button, Popover, Tooltip } from "@shopify/polaris";
import { SmileyHappyIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useMenu } from "../../work/use-menu.ts";
import { EmojiPicker } from "./emoji-picker.tsx";

interface Props {
  disabled: boolean;
  onChoose: (sign: string) => void;
}

/** Opens the emoji; the one that is chosen goes into the text. */
export function EmojiTool({ disabled, onChoose }: Props) {
  const { t } = useTranslation("composer");
  const { close, popover } = useMenu((open, toggle) => (
    // What says what the button opens stands in the way of what is open.
    <Tooltip content={t("emoji.button")} dismissOnMouseOut {...(open && { active: false })}>
      <Button
        variant="tertiary"
        icon={SmileyHappyIcon}
        accessibilityLabel={t("emoji.button")}
        ariaExpanded={open}
        disabled={disabled}
        onClick={toggle}
      />
    </Tooltip>
  ));
  const choose = (sign: string) => {
    close();
    onChoose(sign);
  };
  return (
    <Popover {...popover} preferredPosition="above" preferredAlignment="left" fixed>
      <Popover.Pane fixed>
        <EmojiPicker onChoose={choose} />
      </Popover.Pane>
    </Popover>
  );
}
