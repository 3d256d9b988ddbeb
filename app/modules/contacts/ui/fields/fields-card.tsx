import { BlockStack, Button, Card, InlineError, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { mostFields } from "../../fields/fields.ts";
import { FieldForm } from "./field-form.tsx";
import { FieldRow, type CountedField } from "./field-row.tsx";
import { useFieldsForm } from "./use-fields-form.ts";
import "./fields.css";

/** What the store wants to know of its contacts, in the order in which it is shown. */
export function FieldsCard({ fields }: { fields: CountedField[] }) {
  const { t } = useTranslation("fields");
  const refusal = useRefusal("manage_contact_fields");
  const [adding, setAdding] = useState(false);
  const { submit, busy, error } = useFieldsForm();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("settings.title")}
          </Text>
          <Text as="p" tone="subdued">
            {refusal ?? t("settings.text")}
          </Text>
        </BlockStack>
        {fields.length > 0 && (
          <ul className="contact-fields">
            {fields.map((field, at) => (
              <FieldRow
                key={field.id}
                field={field}
                disabled={refusal !== null}
                moving={busy}
                onUp={at === 0 ? null : () => submit({ intent: "move_field", id: field.id, by: "-1" })}
                onDown={
                  at === fields.length - 1
                    ? null
                    : () => submit({ intent: "move_field", id: field.id, by: "1" })
                }
              />
            ))}
          </ul>
        )}
        {error && <InlineError message={t(`errors.${error}`)} fieldID="contact-fields" />}
        <div>
          <Button disabled={refusal !== null || fields.length >= mostFields} onClick={() => setAdding(true)}>
            {t("settings.add")}
          </Button>
        </div>
      </BlockStack>
      {adding && <FieldForm onClose={() => setAdding(false)} />}
    </Card>
  );
}
