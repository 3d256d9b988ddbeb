import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { refusalFor } from "#app/modules/access/roles.ts";
import { useRefusalWords } from "#app/modules/access/ui/refusal-words.ts";
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
  const fetcher = useFetcher<RightResult>();
  const refusalWords = useRefusalWords();
  const failed = fetcher.state === "idle" && fetcher.data !== undefined;
  return (
    <Modal
      open={open}
      title={restricted ? `Use ${name}'s data again?` : `Restrict ${name}'s data?`}
      onClose={onClose}
      primaryAction={{
        content: restricted ? "Release" : "Restrict",
        loading: fetcher.state !== "idle",
        onAction: () =>
          fetcher.submit(
            { intent: restricted ? "release" : "restrict" },
            { method: "post", action: `/app/privacy/persons/${contactId}/rights` },
          ),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {failed && fetcher.data?.outcome === "not_found" && (
            <Banner tone="critical">This person is no longer here.</Banner>
          )}
          {failed && fetcher.data?.outcome === "not_permitted" && (
            <Banner tone="critical">{refusalWords(refusalFor("restrict_person"))}</Banner>
          )}
          {failed && fetcher.data?.outcome === "not_answering" && (
            <Banner tone="critical">That did not work. Please try again in a moment.</Banner>
          )}
          <Text as="p">
            {restricted
              ? "What they write is looked through for orders again, and their profile and orders are kept up to date."
              : "Everything stays, and nothing of it is used by itself: no search for their orders, no suggestions, no news of their profile or orders. What they write still arrives, and you can still answer it yourself."}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
