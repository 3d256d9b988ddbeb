import { ActionList, Button, Popover, Tooltip } from "@shopify/polaris";
import { DiscountIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OffersControl } from "./use-offers.ts";

/** What can be offered, behind one button of the composer. */
export function OfferTool({ offers, disabled }: { offers: OffersControl; disabled: boolean }) {
  const { t } = useTranslation("offers");
  const [open, setOpen] = useState(false);
  const items = offers.kinds.map(({ title, refusal, begin }) => ({
    content: title,
    ...(refusal && { helpText: refusal }),
    disabled: refusal !== null,
    onAction: () => {
      setOpen(false);
      begin();
    },
  }));
  const button = (
    <Tooltip content={t("tool")} dismissOnMouseOut>
      <Button
        variant="tertiary"
        icon={DiscountIcon}
        accessibilityLabel={t("tool")}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      />
    </Tooltip>
  );
  return (
    <Popover active={open} onClose={() => setOpen(false)} activator={button} autofocusTarget="first-node">
      <ActionList actionRole="menuitem" items={items} />
    </Popover>
  );
}
