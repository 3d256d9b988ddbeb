import { Icon, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { longestQuery } from "#app/modules/search/query.ts";

interface Props {
  typed: string;
  onType: (text: string) => void;
}

/** Asks the whole history. Escape empties it. */
export function SearchField({ typed, onType }: Props) {
  const { t } = useTranslation("search");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onType("");
  };
  return (
    <search className="inbox-search" onKeyDown={onKeyDown}>
      <TextField
        label={t("label")}
        labelHidden
        placeholder={t("placeholder")}
        value={typed}
        onChange={onType}
        maxLength={longestQuery}
        prefix={<Icon source={SearchIcon} />}
        clearButton
        onClearButtonClick={() => onType("")}
        autoComplete="off"
        spellCheck={false}
      />
    </search>
  );
}
