import { BlockStack, Box, Button, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atWall, wallText } from "../work/snooze-times.ts";

interface Props {
  timezone: string;
  /** What stands in the field at first. */
  first: Date;
  words: { field: string; button: string; help?: string };
  /** Why a time cannot be chosen, in words; null when it can. */
  faultOf: (at: Date) => string | null;
  onChoose: (at: Date) => void;
}

/** A date and a time by the shop's clock, in a menu. */
export function ChooseTime({ timezone, first, words, faultOf, onChoose }: Props) {
  const { t } = useTranslation("work");
  const [local, setLocal] = useState(() => wallText(first, timezone));
  const at = local ? atWall(local, timezone) : null;
  const fault = at && faultOf(at);
  const zone = t("snooze.zone", { zone: timezone.replaceAll("_", " ") });
  return (
    <Box padding="300">
      <BlockStack gap="300">
        <TextField
          label={words.field}
          type="datetime-local"
          autoComplete="off"
          autoFocus
          value={local}
          onChange={setLocal}
          helpText={words.help ? `${words.help}. ${zone}` : zone}
          {...(fault && { error: fault })}
        />
        <Button variant="primary" disabled={!at || fault !== null} onClick={() => at && onChoose(at)}>
          {words.button}
        </Button>
      </BlockStack>
    </Box>
  );
}
