import { Button, Tooltip } from "@shopify/polaris";
import { AttachmentIcon, ButtonPressIcon, ProductAddIcon, TextInRowsIcon } from "@shopify/polaris-icons";
import { useRef, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { attachmentLimits } from "#app/modules/channels/instagram/rules.ts";
import { EmojiTool } from "./emoji/emoji-tool.tsx";
import { OfferTool } from "./offers/offer-tool.tsx";
import type { OffersControl } from "./offers/use-offers.ts";

interface Props {
  disabled: boolean;
  onReplies: () => void;
  onProducts: () => void;
  onQuickReplies: () => void;
  onEmoji: (sign: string) => void;
  onFiles: (files: File[]) => void;
  offers: OffersControl;
}

/** What can be put into a reply. */
export function ComposerTools({ disabled, offers, onEmoji, onFiles, ...tools }: Props) {
  const { t } = useTranslation("composer");
  const input = useRef<HTMLInputElement>(null);
  return (
    // The field keeps the focus, and what is selected in it.
    <div
      className="composer__tools"
      role="group"
      aria-label={t("tools")}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Tool icon={TextInRowsIcon} label={t("replies.button")} disabled={disabled} onClick={tools.onReplies} />
      <Tool
        icon={ProductAddIcon}
        label={t("products.insert")}
        disabled={disabled}
        onClick={tools.onProducts}
      />
      <Tool
        icon={ButtonPressIcon}
        label={t("quick.button")}
        disabled={disabled}
        onClick={tools.onQuickReplies}
      />
      <OfferTool offers={offers} disabled={disabled} />
      <EmojiTool disabled={disabled} onChoose={onEmoji} />
      <Tool
        icon={AttachmentIcon}
        label={t("files.button")}
        disabled={disabled}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          event.target.value = "";
        }}
      />
    </div>
  );
}

/** What the operating system's dialog offers; a file is looked at for itself afterwards. */
const accepted = Object.values(attachmentLimits)
  .flatMap(({ types }) => types)
  .join();

interface ToolProps {
  icon: NonNullable<ComponentProps<typeof Button>["icon"]>;
  label: string;
  disabled: boolean;
  onClick: () => void;
}

function Tool({ label, ...button }: ToolProps) {
  return (
    <Tooltip content={label} dismissOnMouseOut>
      <Button variant="tertiary" accessibilityLabel={label} {...button} />
    </Tooltip>
  );
}
