import { Button, InlineStack, Tag, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ViewFilter } from "../../views/view-filter.ts";
import type { ViewError } from "../../views/view-form.ts";
import type { FilterChoices } from "./filter-choices.ts";
import { filterWords } from "./filter-words.ts";

interface AppliedFiltersProps {
  filter: ViewFilter;
  choices: FilterChoices;
  /** Why it could not be saved. */
  fault: ViewError | null;
  onChange: (filter: ViewFilter) => void;
  /** Saves the list as the view that it started from; absent where that is not theirs to change. */
  onSave?: (() => void) | undefined;
  /** Null for whoever may save none. */
  onSaveAs: (() => void) | null;
  /** Back to the view as it is saved. */
  onReset: () => void;
}

/** What a list shows while it is not as its view has it, and what can become of that. */
export function AppliedFilters({ filter, choices, fault, ...on }: AppliedFiltersProps) {
  const { onChange, onSave, onSaveAs, onReset } = on;
  const { t } = useTranslation("views");
  const without = (name: keyof ViewFilter) => {
    const { [name]: _, ...rest } = filter;
    onChange(rest);
  };
  return (
    <div className="applied-filters" role="group" aria-label={t("applied")}>
      <InlineStack gap="100">
        {filterWords(filter, t, choices).map(({ name, text }) => (
          <Tag key={name} onRemove={() => without(name)}>
            {text}
          </Tag>
        ))}
      </InlineStack>
      {fault && (
        <Text as="p" tone="critical">
          {t(`errors.${fault}`)}
        </Text>
      )}
      <InlineStack gap="300">
        {onSave && (
          <Button variant="plain" onClick={onSave}>
            {t("save")}
          </Button>
        )}
        {onSaveAs && (
          <Button variant="plain" onClick={onSaveAs}>
            {onSave ? t("saveAs") : t("saveNew")}
          </Button>
        )}
        <Button variant="plain" onClick={onReset}>
          {t("reset")}
        </Button>
      </InlineStack>
    </div>
  );
}
