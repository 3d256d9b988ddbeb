import { BlockStack, Card, ChoiceList, InlineStack, Select, TextField } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { languages } from "#app/language/languages.ts";
import { longest, type DraftFault, type SavedReplyDraft } from "../content.ts";
import { printVariable } from "../variables/template.ts";
import { insertAt } from "./insert-at.ts";
import { faultWords, languageName } from "./reply-words.ts";
import { VariableMenu } from "./variable-menu.tsx";

interface Props {
  draft: SavedReplyDraft;
  onChange: (change: Partial<SavedReplyDraft>) => void;
  /** What is wrong, as far as it is said yet. */
  faults: DraftFault[];
  onSubmit: () => void;
}

/** The fields of a saved reply. */
export function ReplyForm({ draft, onChange, faults, onSubmit }: Props) {
  const { t } = useTranslation("content");
  const errorOf = (field: DraftFault["field"]) => {
    const fault = faults.find((one) => one.field === field);
    return fault ? faultWords(t, fault) : false;
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <TextField
              label={t("columns.title")}
              helpText={t("form.titleHelp")}
              autoComplete="off"
              maxLength={longest.title}
              value={draft.title}
              onChange={(title) => onChange({ title })}
              error={errorOf("title")}
            />
            <TextField
              label={t("columns.shortcut")}
              prefix="/"
              helpText={t("form.shortcutHelp")}
              autoComplete="off"
              maxLength={longest.shortcut}
              value={draft.shortcut}
              onChange={(shortcut) => onChange({ shortcut })}
              error={errorOf("shortcut")}
            />
            <Body draft={draft} onChange={onChange} error={errorOf("body")} />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Availability draft={draft} onChange={onChange} />
            <LanguageChoice draft={draft} onChange={onChange} />
          </BlockStack>
        </Card>
      </BlockStack>
    </form>
  );
}

type FieldProps = Pick<Props, "draft" | "onChange">;

function Body({ draft, onChange, error }: FieldProps & { error: string | false }) {
  const { t } = useTranslation("content");
  const id = useId();
  const insert = (text: string) => {
    const field = document.getElementById(id);
    if (field instanceof HTMLTextAreaElement) insertAt(field, text, (body) => onChange({ body }));
  };
  return (
    <BlockStack gap="200">
      <TextField
        id={id}
        label={t("form.body")}
        helpText={t("form.fallbackHelp")}
        multiline={6}
        autoComplete="off"
        maxLength={longest.body}
        value={draft.body}
        onChange={(body) => onChange({ body })}
        error={error}
      />
      <InlineStack>
        <VariableMenu onChoose={(name) => insert(printVariable(name))} />
      </InlineStack>
    </BlockStack>
  );
}

function Availability({ draft, onChange }: FieldProps) {
  const { t } = useTranslation("content");
  const mayShare = useMay()("share_replies");
  return (
    <ChoiceList
      title={t("columns.availability")}
      choices={[
        {
          label: t("everybody"),
          value: "shared",
          disabled: !mayShare,
          ...(!mayShare && { helpText: t("form.shareRefused") }),
        },
        { label: t("onlyYou"), value: "own" },
      ]}
      selected={[draft.shared ? "shared" : "own"]}
      onChange={([chosen]) => onChange({ shared: chosen === "shared" })}
    />
  );
}

function LanguageChoice({ draft, onChange }: FieldProps) {
  const { t, i18n } = useTranslation("content");
  const options = languages.map((language) => ({
    value: language as string,
    label: languageName(language, i18n.language),
  }));
  return (
    <Select
      label={t("columns.language")}
      helpText={t("form.languageHelp")}
      options={[{ value: "", label: t("form.ownLanguage") }, ...options]}
      value={draft.language ?? ""}
      onChange={(language) => onChange({ language: language || null })}
    />
  );
}
