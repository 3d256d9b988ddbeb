import { BlockStack, List, Modal, Text } from "@shopify/polaris";

interface Props {
  /** The account in question; null while nothing is asked. */
  handle: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before disconnecting, with what it takes away and what it leaves. */
export function DisconnectModal({ handle, onConfirm, onClose }: Props) {
  return (
    <Modal
      open={handle !== null}
      title={`Disconnect @${handle ?? ""}?`}
      onClose={onClose}
      primaryAction={{
        content: `Disconnect @${handle ?? ""}`,
        destructive: true,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: "Keep connected", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              What happens
            </Text>
            <List>
              <List.Item>New messages stop arriving.</List.Item>
              <List.Item>The access token is deleted at once.</List.Item>
              <List.Item>Replies that are still queued fail.</List.Item>
            </List>
          </BlockStack>
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              What stays
            </Text>
            <List>
              <List.Item>
                Conversations, contacts and their links to customers, until they are deleted separately.
              </List.Item>
            </List>
          </BlockStack>
          <Text as="p" tone="subdued">
            You can connect the account again at any time.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
