import { BlockStack, List, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface Props {
  /** The account in question; null while nothing is asked. */
  handle: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before disconnecting, with what it takes away and what it leaves. */
export function DisconnectModal({ handle, onConfirm, onClose }: Props) {
  const { t } = useTranslation("channels");
  return (
    <Modal
      open={handle !== null}
      title={t("leave.title", { handle })}
      onClose={onClose}
      primaryAction={{
        content: t("card.disconnectHandle", { handle }),
        destructive: true,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: t("leave.keep"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t("leave.happens")}
            </Text>
            <List>
              <List.Item>{t("leave.noMessages")}</List.Item>
              <List.Item>{t("leave.noToken")}</List.Item>
              <List.Item>{t("leave.noReplies")}</List.Item>
            </List>
          </BlockStack>
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t("leave.stays")}
            </Text>
            <List>
              <List.Item>{t("leave.kept")}</List.Item>
            </List>
          </BlockStack>
          <Text as="p" tone="subdued">
            {t("leave.again")}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
