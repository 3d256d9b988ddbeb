import { BlockStack, List, Modal, SkeletonBodyText, Text } from "@shopify/polaris";
import type { Counts } from "../privacy.ts";
import { countLines } from "../table-words.ts";

interface Props {
  open: boolean;
  /** Whom: a handle, or what they are called otherwise. */
  name: string;
  /** What would go; null while it is being counted. */
  counts: Counts | null;
  erasing: boolean;
  /** They object to the use of their data: it is not used from now on, and erased. */
  objection: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before erasing a person, with the effect in numbers. */
export function EraseModal({ open, name, counts, erasing, objection, onConfirm, onClose }: Props) {
  return (
    <Modal
      open={open}
      title={objection ? `Does ${name} object?` : `Erase ${name}?`}
      onClose={onClose}
      primaryAction={{
        content: objection ? "Stop and erase" : "Erase for good",
        destructive: true,
        loading: erasing,
        disabled: counts === null,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: "Keep", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            {objection
              ? "Their data is not used any more from this moment, even where a legal hold keeps it for now. This is erased, here and for everybody in your store:"
              : "This erases, here and for everybody in your store:"}
          </Text>
          {counts ? (
            <List>
              {countLines(counts).map(({ label, count }) => (
                <List.Item key={label}>
                  {label}: {count.toLocaleString("en")}
                </List.Item>
              ))}
            </List>
          ) : (
            <SkeletonBodyText lines={4} />
          )}
          <Text as="p" tone="subdued">
            It cannot be undone. Shopify&apos;s customer and orders stay in Shopify, and Instagram keeps its
            own copy. Should the person write again, a new conversation begins.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
