import { BlockStack, List, Modal, SkeletonBodyText, Text } from "@shopify/polaris";
import type { Counts } from "../privacy.ts";
import { countLines } from "../table-words.ts";

interface Props {
  open: boolean;
  /** Whom: a handle, or what they are called otherwise. */
  name: string;
  /** What would go; null while it is being counted. */
  counts: Counts | null;
  /** Nobody younger is served here; null while it is being asked for. */
  minimumAge: number | null;
  erasing: boolean;
  /** object and child: their data is not used from now on, and erased. */
  why: "erase" | "object" | "child";
  onConfirm: () => void;
  onClose: () => void;
}

const titles: Record<Props["why"], (name: string) => string> = {
  erase: (name) => `Erase ${name}?`,
  object: (name) => `Does ${name} object?`,
  child: (name) => `Is ${name} under age?`,
};

const stopped =
  "Their data is not used any more from this moment, even where a legal hold keeps it for now. This is erased, here and for everybody in your store:";

const words: Record<Props["why"], (minimumAge: number | null) => string> = {
  erase: () => "This erases, here and for everybody in your store:",
  object: () => stopped,
  child: (age) => `The service is not meant for anybody under ${age ?? "the minimum age"}. ${stopped}`,
};

/** Asks before erasing a person, with the effect in numbers. */
export function EraseModal({ open, name, counts, minimumAge, erasing, why, onConfirm, onClose }: Props) {
  return (
    <Modal
      open={open}
      title={titles[why](name)}
      onClose={onClose}
      primaryAction={{
        content: why === "erase" ? "Erase for good" : "Stop and erase",
        destructive: true,
        loading: erasing,
        disabled: counts === null,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: "Keep", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{words[why](minimumAge)}</Text>
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
