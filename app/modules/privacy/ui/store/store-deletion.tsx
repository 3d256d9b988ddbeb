import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { DeletionModal } from "./deletion-modal.tsx";

interface Props {
  /** What the owner has to type. */
  name: string;
  /** After how many days the host overwrites its backups. */
  backupDays: number;
  /** Whether restoring one repeats the deletion. */
  replayed: boolean;
}

/** Deleting everything of the store: what it cannot reach, and the button for an owner. */
export function StoreDeletion({ name, backupDays, replayed }: Props) {
  const { t } = useTranslation("deletion");
  const refusal = useRefusal("delete_store");
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("delete.title")}
          </Text>
          <Text as="p">{t("delete.text")}</Text>
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t("delete.rest")}
          </Text>
          <List>
            <List.Item>{t("delete.restProof")}</List.Item>
            <List.Item>
              {t(replayed ? "delete.restBackupReplayed" : "delete.restBackup", { count: backupDays })}
            </List.Item>
            <List.Item>{t("delete.restElsewhere")}</List.Item>
          </List>
        </BlockStack>
        {refusal && (
          <Text as="p" tone="subdued">
            {refusal}
          </Text>
        )}
        <InlineStack>
          <Button tone="critical" disabled={refusal !== null} onClick={() => setOpen(true)}>
            {t("delete.button")}
          </Button>
        </InlineStack>
      </BlockStack>
      <DeletionModal name={name} open={open} onClose={() => setOpen(false)} />
    </Card>
  );
}
