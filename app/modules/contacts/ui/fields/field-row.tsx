import { Badge, Button, ButtonGroup, InlineStack, Modal, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon, HideIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactField } from "../../fields/fields.ts";
import { FieldForm } from "./field-form.tsx";
import { useFieldsForm } from "./use-fields-form.ts";

export interface CountedField extends ContactField {
  /** For how many contacts something stands in it. */
  contacts: number;
}

interface Props {
  field: CountedField;
  disabled: boolean;
  moving: boolean;
  /** Null at the beginning of the list, and at its end. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

/** A field with what may be done about it. */
export function FieldRow({ field, disabled, moving, onUp, onDown }: Props) {
  const { t } = useTranslation("fields");
  const [editing, setEditing] = useState(false);
  const { name } = field;
  return (
    <li className="contact-field">
      <div className="contact-field__what">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
            {name}
          </Text>
          {field.hidden && <Badge icon={HideIcon}>{t("settings.hiddenBadge")}</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {`${describe(t, field)} · ${field.contacts === 0 ? t("settings.unfilled") : t("settings.filled", { count: field.contacts })}`}
        </Text>
      </div>
      <ButtonGroup noWrap>
        <ButtonGroup variant="segmented" noWrap>
          <Button
            icon={ChevronUpIcon}
            disabled={disabled || moving || !onUp}
            onClick={() => onUp?.()}
            accessibilityLabel={t("settings.up", { name })}
          />
          <Button
            icon={ChevronDownIcon}
            disabled={disabled || moving || !onDown}
            onClick={() => onDown?.()}
            accessibilityLabel={t("settings.down", { name })}
          />
        </ButtonGroup>
        <Button
          variant="plain"
          disabled={disabled}
          onClick={() => setEditing(true)}
          accessibilityLabel={t("settings.editOf", { name })}
        >
          {t("settings.edit")}
        </Button>
        <DeleteField field={field} disabled={disabled} />
      </ButtonGroup>
      {editing && <FieldForm field={field} onClose={() => setEditing(false)} />}
    </li>
  );
}

function describe(
  t: ReturnType<typeof useTranslation<"fields">>["t"],
  { kind, choices }: ContactField,
): string {
  return kind === "choice" ? t("settings.choiceOf", { choices: choices.join(", ") }) : t(`kinds.${kind}`);
}

function DeleteField({ field, disabled }: { field: CountedField; disabled: boolean }) {
  const { t } = useTranslation("fields");
  const [asking, setAsking] = useState(false);
  const { submit, busy, error } = useFieldsForm(() => setAsking(false));
  const { id, name } = field;
  return (
    <>
      <Button
        variant="plain"
        tone="critical"
        disabled={disabled}
        onClick={() => setAsking(true)}
        accessibilityLabel={t("settings.deleteOf", { name })}
      >
        {t("settings.delete")}
      </Button>
      <Modal
        open={asking}
        title={t("settings.deleteQuestion", { name })}
        onClose={() => setAsking(false)}
        primaryAction={{
          content: t("settings.delete"),
          destructive: true,
          loading: busy,
          onAction: () => submit({ intent: "delete_field", id }),
        }}
        secondaryActions={[{ content: t("settings.keep"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p" {...(error && { tone: "critical" })}>
            {error ? t(`errors.${error}`) : t("settings.deleteEffect", { count: field.contacts })}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
