import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useRoleRefusal } from "#app/modules/access/ui/use-may.ts";
import type { RightResult } from "../person-right.ts";

interface Props {
  contactId: string;
  name: string;
  /** How it is now; keyed by it, the question closes when it is done. */
  restricted: boolean;
  open: boolean;
  onClose: () => void;
}

/** Asks before a person's data is no longer used, or used again. */
export function PersonRestriction({ contactId, name, restricted, open, onClose }: Props) {
  const { t } = useTranslation("rights");
  const fetcher = useFetcher<RightResult>();
  const refusal = useRoleRefusal();
  const failed = fetcher.state === "idle" && fetcher.data !== undefined;
  return (
    <Modal
      open={open}
      title={t(restricted ? "restriction.liftTitle" : "restriction.setTitle", { name })}
      onClose={onClose}
      primaryAction={{
        content: t(restricted ? "restriction.lift" : "restriction.set"),
        loading: fetcher.state !== "idle",
        onAction: () =>
          fetcher.submit(
            { intent: restricted ? "release" : "restrict" },
            { method: "post", action: `/app/privacy/persons/${contactId}/rights` },
          ),
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {failed && fetcher.data?.outcome === "not_found" && <Banner tone="critical">{t("gone")}</Banner>}
          {failed && fetcher.data?.outcome === "not_permitted" && (
            <Banner tone="critical">{refusal("restrict_person")}</Banner>
          )}
          {failed && fetcher.data?.outcome === "not_answering" && (
            <Banner tone="critical">{t("failed")}</Banner>
          )}
          <Text as="p">{t(restricted ? "restriction.liftText" : "restriction.setText")}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
