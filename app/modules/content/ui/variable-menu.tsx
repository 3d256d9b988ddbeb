import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { printVariable } from "../variables/template.ts";
import { variableNames, type VariableName } from "../variables/variables.ts";
import { variableWords } from "./reply-words.ts";

/** All variables with what they are; the chosen one goes into the text. */
export function VariableMenu({ onChoose }: { onChoose: (name: VariableName) => void }) {
  const { t } = useTranslation("content");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      active={open}
      activator={
        <Button disclosure onClick={() => setOpen(!open)}>
          {t("form.insert")}
        </Button>
      }
      autofocusTarget="first-node"
      preferredAlignment="left"
      onClose={() => setOpen(false)}
    >
      <ActionList
        actionRole="menuitem"
        items={variableNames.map((name) => ({
          content: variableWords(t, name),
          helpText: printVariable(name),
          onAction: () => {
            setOpen(false);
            onChoose(name);
          },
        }))}
      />
    </Popover>
  );
}
