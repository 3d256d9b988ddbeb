import { Banner, BlockStack, Checkbox, Modal, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  fieldKinds,
  isFieldKind,
  longestFieldName,
  type ContactField,
  type FieldError,
  type FieldKind,
} from "../../fields/fields.ts";
import { useFieldsForm } from "./use-fields-form.ts";

/** Makes a field, or changes one. What it is cannot be changed: what stands in it was read as that. */
export function FieldForm({ field, onClose }: { field?: ContactField; onClose: () => void }) {
  const { t } = useTranslation("fields");
  const [name, setName] = useState(field?.name ?? "");
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? "text");
  const [choices, setChoices] = useState(field?.choices.join("\n") ?? "");
  const [hidden, setHidden] = useState(field?.hidden ?? false);
  // Whoever is told that somebody else changed it begins anew from what stands there now.
  const [version] = useState(field?.version);
  const { submit, busy, error } = useFieldsForm(onClose);
  const save = () =>
    submit({
      intent: "save_field",
      id: field?.id ?? "",
      version: String(version ?? ""),
      name,
      kind,
      choices,
      hidden: String(hidden),
    });
  const at = error && placeOf(error);
  return (
    <Modal
      open
      title={field ? t("settings.editOf", { name: field.name }) : t("settings.add")}
      onClose={onClose}
      primaryAction={{ content: t("settings.save"), loading: busy, onAction: save }}
      secondaryActions={[{ content: t("settings.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <BlockStack gap="400">
            {error && at === "form" && <Banner tone="critical">{t(`errors.${error}`)}</Banner>}
            <TextField
              label={t("settings.name")}
              value={name}
              onChange={setName}
              autoComplete="off"
              autoFocus
              maxLength={longestFieldName}
              placeholder={t("settings.namePlaceholder")}
              {...(error && at === "name" && { error: t(`errors.${error}`) })}
            />
            <Select
              label={t("settings.kind")}
              options={fieldKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              value={kind}
              disabled={field !== undefined}
              {...(field && { helpText: t("settings.kindStays") })}
              onChange={(chosen) => setKind(isFieldKind(chosen) ? chosen : "text")}
            />
            {kind === "choice" && (
              <TextField
                label={t("settings.choices")}
                value={choices}
                onChange={setChoices}
                autoComplete="off"
                multiline={4}
                helpText={field ? t("settings.choicesGone") : t("settings.choicesText")}
                {...(error && at === "choices" && { error: t(`errors.${error}`) })}
              />
            )}
            <Checkbox
              label={t("settings.hidden")}
              helpText={t("settings.hiddenText")}
              checked={hidden}
              onChange={setHidden}
            />
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}

/** Beside which input an error stands. */
function placeOf(error: FieldError): "name" | "choices" | "form" {
  if (error === "no_choices") return "choices";
  return error === "no_name" || error === "name_taken" ? "name" : "form";
}
