import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { longestName } from "#app/modules/contacts/contacts.ts";
import type { RightResult } from "../person-right.ts";

interface Props {
  contactId: string;
  /** What they are called now; null when nobody knows. Keyed by it, the question closes when it is done. */
  fullName: string | null;
  /** That is what they say themselves. */
  corrected: boolean;
  open: boolean;
  onClose: () => void;
}

/** Asks what a person says they are called. */
export function PersonName({ contactId, fullName, corrected, open, onClose }: Props) {
  const { t } = useTranslation("rights");
  const fetcher = useFetcher<RightResult>();
  const [name, setName] = useState(fullName ?? "");
  const send = (value: string) =>
    fetcher.submit(
      { intent: "correct", name: value },
      { method: "post", action: `/app/privacy/persons/${contactId}/rights` },
    );
  const failed = fetcher.state === "idle" && fetcher.data && !fetcher.data.outcome.startsWith("correct");
  const busy = fetcher.state !== "idle";
  return (
    <Modal
      open={open}
      title={t("name.title")}
      onClose={onClose}
      primaryAction={{
        content: t("name.save"),
        loading: busy,
        disabled: name.trim() === "" || name.trim() === fullName,
        onAction: () => send(name),
      }}
      secondaryActions={[
        ...(corrected ? [{ content: t("name.instagram"), disabled: busy, onAction: () => send("") }] : []),
        { content: t("cancel"), onAction: onClose },
      ]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {failed && (
            <Banner tone="critical">{t(fetcher.data?.outcome === "not_found" ? "gone" : "failed")}</Banner>
          )}
          <TextField
            label={t("name.label")}
            value={name}
            onChange={setName}
            maxLength={longestName}
            autoComplete="off"
            helpText={t("name.hint")}
          />
          <Text as="p" tone="subdued">
            {t("name.elsewhere")}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
