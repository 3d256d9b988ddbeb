import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkSettings } from "./use-work-settings.ts";

export interface DeleteButtonProps {
  intent: "delete_team" | "delete_label";
  id: string;
  name: string;
  /** What becomes of how many conversations. */
  effect: string;
  disabled: boolean;
}

/** Deletes a team or a label, after saying what that does. */
export function DeleteButton({ intent, id, name, effect, disabled }: DeleteButtonProps) {
  const { t } = useTranslation("work");
  const [asking, setAsking] = useState(false);
  const { submit, busy, error } = useWorkSettings(() => setAsking(false));
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
          onAction: () =>
            submit([
              ["intent", intent],
              ["id", id],
            ]),
        }}
        secondaryActions={[{ content: t("settings.keep"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p" {...(error && { tone: "critical" })}>
            {error ? t(`errors.${error}`) : effect}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
