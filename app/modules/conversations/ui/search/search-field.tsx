import { Button, Icon, TextField, Tooltip } from "@shopify/polaris";
import { KeyboardIcon, SearchIcon } from "@shopify/polaris-icons";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { longestQuery } from "#app/modules/search/query.ts";
import { useOpenPalette } from "#app/ui/commands/commands-provider.tsx";

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
      <CommandsButton />
    </search>
  );
}

/** For whoever does not know the key yet. */
function CommandsButton() {
  const { t } = useTranslation("commands");
  const open = useOpenPalette();
  return (
    <div className="inbox-search__commands">
      <Tooltip content={t("open")} dismissOnMouseOut>
        <Button variant="tertiary" icon={KeyboardIcon} onClick={open} accessibilityLabel={t("title")} />
      </Tooltip>
    </div>
  );
}
