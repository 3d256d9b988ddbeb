import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
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
      title="Correct their name"
      onClose={onClose}
      primaryAction={{
        content: "Save name",
        loading: busy,
        disabled: name.trim() === "" || name.trim() === fullName,
        onAction: () => send(name),
      }}
      secondaryActions={[
        ...(corrected ? [{ content: "Use Instagram's name", disabled: busy, onAction: () => send("") }] : []),
        { content: "Cancel", onAction: onClose },
      ]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {failed && (
            <Banner tone="critical">
              {fetcher.data?.outcome === "not_found"
                ? "This person is no longer here."
                : "That did not work. Please try again in a moment."}
            </Banner>
          )}
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            maxLength={longestName}
            autoComplete="off"
            helpText="Shown to your staff, marked as corrected, and part of a copy of their data. News from Instagram does not change it."
          />
          <Text as="p" tone="subdued">
            Their handle and what they wrote can only be changed by themselves, on Instagram. Orders are
            corrected in Shopify.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
