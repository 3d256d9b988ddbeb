import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Modal,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { labelTones, type Label, type LabelTone } from "../../work/work.ts";
import { badgeTone } from "./label-tones.ts";
import { RowButtons } from "./row-buttons.tsx";
import { useWorkSettings } from "./use-work-settings.ts";

interface CountedLabel extends Label {
  /** On how many conversations it is. */
  threads: number;
}

/** The store's words for what conversations are about. */
export function LabelsCard({ labels }: { labels: CountedLabel[] }) {
  const { t } = useTranslation("work");
  const refusal = useRefusal("manage_labels");
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("labels.title")}
          </Text>
          <Text as="p" tone="subdued">
            {refusal ?? t("settings.labelsText")}
          </Text>
        </BlockStack>
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} disabled={refusal !== null} />
        ))}
        <div>
          <Button disabled={refusal !== null} onClick={() => setAdding(true)}>
            {t("settings.addLabel")}
          </Button>
        </div>
      </BlockStack>
      {adding && <LabelForm onClose={() => setAdding(false)} />}
    </Card>
  );
}

function LabelRow({ label, disabled }: { label: CountedLabel; disabled: boolean }) {
  const { t } = useTranslation("work");
  const [editing, setEditing] = useState(false);
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <InlineStack gap="200" blockAlign="center">
        <Badge {...badgeTone(label.tone)}>{label.name}</Badge>
        <Text as="span" tone="subdued">
          {t("settings.labelled", { count: label.threads })}
        </Text>
      </InlineStack>
      <RowButtons
        intent="delete_label"
        id={label.id}
        name={label.name}
        effect={t("settings.deleteLabelEffect", { count: label.threads })}
        disabled={disabled}
        onEdit={() => setEditing(true)}
      />
      {editing && <LabelForm label={label} onClose={() => setEditing(false)} />}
    </InlineStack>
  );
}

function LabelForm({ label, onClose }: { label?: Label; onClose: () => void }) {
  const { t } = useTranslation("work");
  const [name, setName] = useState(label?.name ?? "");
  const [tone, setTone] = useState<LabelTone>(label?.tone ?? "neutral");
  const { submit, busy, error } = useWorkSettings(onClose);
  const save = () =>
    submit([
      ["intent", "save_label"],
      ["id", label?.id ?? ""],
      ["name", name],
      ["tone", tone],
    ]);
  return (
    <Modal
      open
      title={label ? t("settings.editOf", { name: label.name }) : t("settings.addLabel")}
      onClose={onClose}
      primaryAction={{ content: t("settings.saveLabel"), loading: busy, onAction: save }}
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
            <TextField
              label={t("settings.labelName")}
              value={name}
              onChange={setName}
              autoComplete="off"
              autoFocus
              maxLength={30}
              {...(error && { error: t(`errors.${error}`) })}
            />
            <Select
              label={t("settings.labelTone")}
              options={labelTones.map((value) => ({ value, label: t(`tones.${value}`) }))}
              value={tone}
              onChange={(chosen) => setTone(labelTones.find((known) => known === chosen) ?? "neutral")}
            />
            <InlineStack>{name.trim() && <Badge {...badgeTone(tone)}>{name.trim()}</Badge>}</InlineStack>
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}
