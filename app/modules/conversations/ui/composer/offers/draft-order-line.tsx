import { Button, TextField } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoney } from "#app/ui/use-money.ts";
import { offerLimits } from "../../../offers/offers.ts";
import { nameOf } from "../products/product-options.ts";
import { priceOf, type ChosenLine } from "./chosen-lines.ts";

interface Props {
  line: ChosenLine;
  disabled: boolean;
  /** 0 takes it out. */
  onChange: (quantity: number) => void;
}

/** One product of a draft order, and how many of it. */
export function DraftOrderLine({ line: { choice, quantity }, disabled, onChange }: Props) {
  const { t } = useTranslation("offers");
  const money = useMoney();
  const [typed, setTyped] = useState(String(quantity));
  const name = nameOf(choice);
  return (
    <li className="order-lines__line">
      <span className="order-lines__name">{name}</span>
      <span className="order-lines__price">{money(priceOf(choice))}</span>
      <TextField
        label={t("draft.quantity", { name })}
        labelHidden
        type="integer"
        min={1}
        max={offerLimits.quantity}
        autoComplete="off"
        value={typed}
        disabled={disabled}
        onChange={(text) => {
          setTyped(text);
          const number = Number(text);
          if (Number.isInteger(number) && number >= 1 && number <= offerLimits.quantity) onChange(number);
        }}
        // What is no quantity is what it was.
        onBlur={() => setTyped(String(quantity))}
      />
      <Button
        icon={XSmallIcon}
        variant="tertiary"
        disabled={disabled}
        accessibilityLabel={t("draft.remove", { name })}
        onClick={() => onChange(0)}
      />
    </li>
  );
}
