import { BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { longestDetail, type Detail } from "../../fields/fields.ts";
import { useDetailWords } from "./detail-words.ts";

interface Props {
  detail: Detail;
  typed: string;
  /** Somebody else changed it since the form was opened. */
  movedOn: boolean;
  error: string | null;
  autoFocus: boolean;
  onChange: (value: string) => void;
}

/** Where one field is filled in. A hidden value is replaced without being shown. */
export function DetailInput(props: Props) {
  const { field, revision } = props.detail;
  const [replacing, setReplacing] = useState(false);
  const refusal = useRefusal("reveal_contact_details");
  const closed = field.hidden && (refusal !== null || (revision !== null && !replacing));
  if (!closed) return <Input {...props} autoFocus={props.autoFocus || replacing} />;
  return (
    <Closed
      name={field.name}
      refusal={refusal}
      filled={revision !== null}
      onReplace={() => setReplacing(true)}
    />
  );
}

interface ClosedProps {
  name: string;
  refusal: string | null;
  filled: boolean;
  onReplace: () => void;
}

function Closed({ name, refusal, filled, onReplace }: ClosedProps) {
  const { t } = useTranslation("fields");
  return (
    <BlockStack gap="100">
      <Text as="p">{name}</Text>
      <InlineStack gap="200" blockAlign="center">
        {filled && (
          <>
            <Text as="span" visuallyHidden>
              {t("card.hidden")}
            </Text>
            <span aria-hidden>••••••</span>
          </>
        )}
        {refusal === null ? (
          <Button variant="plain" onClick={onReplace} accessibilityLabel={t("form.replaceOf", { name })}>
            {t("form.replace")}
          </Button>
        ) : (
          <Text as="span" tone="subdued">
            {refusal}
          </Text>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Input({ detail, typed, movedOn, error, autoFocus, onChange }: Props) {
  const { t } = useTranslation("fields");
  const words = useDetailWords();
  const { field, value } = detail;
  const now = value === null ? t("form.nowOther") : t("form.now", { value: words(field, value) });
  const shared = {
    label: field.name,
    onChange,
    ...(movedOn && { helpText: now }),
    ...(error !== null && { error }),
  };
  if (field.kind === "choice")
    return <Select {...shared} value={typed} options={optionsOf(field.choices, value, t("form.noChoice"))} />;
  return (
    <TextField
      {...shared}
      value={typed}
      autoComplete="off"
      autoFocus={autoFocus}
      {...(field.kind === "date" && { type: "date" as const })}
      {...(field.kind === "number" && { inputMode: "decimal" as const })}
      {...(field.kind === "text" && { maxLength: longestDetail })}
    />
  );
}

/** A choice that was taken away since is still what was chosen. */
function optionsOf(choices: string[], chosen: string | null, none: string) {
  const all = chosen === null || choices.includes(chosen) ? choices : [...choices, chosen];
  return [{ label: none, value: "" }, ...all.map((choice) => ({ label: choice, value: choice }))];
}
