import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { Counts } from "../privacy.ts";
import { EraseModal } from "./erase-modal.tsx";

/** Beside a thread: what staff can do for a person who asks about their data. */
export function PersonPrivacy({ contactId, name }: { contactId: string; name: string }) {
  const address = `/app/privacy/persons/${contactId}`;
  const effects = useFetcher<{ counts: Counts | null }>();
  const { ask, asking, failed } = useAsk(address);
  const refusal = useRefusal("erase_person");
  const [open, setOpen] = useState(false);
  const begin = () => {
    effects.load(address);
    setOpen(true);
  };
  return (
    <Box paddingBlockStart="500">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          Their data
        </Text>
        {failed && <Banner tone="critical">That did not work. Please try again in a moment.</Banner>}
        <InlineStack gap="200">
          <Button
            onClick={() => ask("copy")}
            disabled={refusal !== null || asking !== null}
            loading={asking === "copy"}
          >
            Make a copy
          </Button>
          <Button tone="critical" onClick={begin} disabled={refusal !== null || asking !== null}>
            Erase…
          </Button>
        </InlineStack>
        {refusal && (
          <Text as="p" tone="subdued">
            {refusal}
          </Text>
        )}
        <EraseModal
          open={open}
          name={name}
          counts={effects.state === "idle" ? (effects.data?.counts ?? null) : null}
          erasing={asking === "erase"}
          onConfirm={() => ask("erase")}
          onClose={() => setOpen(false)}
        />
      </BlockStack>
    </Box>
  );
}

/** Opens a request and goes to its page. */
function useAsk(address: string) {
  const fetcher = useFetcher<{ requestId: string | null }>();
  const navigate = useNavigate();
  const requestId = fetcher.data?.requestId;
  useEffect(() => {
    if (requestId) void navigate(`/app/privacy/${requestId}`);
  }, [requestId, navigate]);
  return {
    ask: (intent: "copy" | "erase") => fetcher.submit({ intent }, { method: "post", action: address }),
    asking: fetcher.state === "idle" ? null : String(fetcher.formData?.get("intent") ?? "erase"),
    failed: fetcher.state === "idle" && fetcher.data !== undefined && requestId === null,
  };
}
