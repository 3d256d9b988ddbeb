import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { holdWords } from "../hold-words.ts";
import type { Counts, LegalHold } from "../privacy.ts";
import { EraseModal } from "./erase-modal.tsx";
import { PersonHold } from "./person-hold.tsx";

interface Props {
  contactId: string;
  name: string;
  /** What the law keeps of them; null for nothing. */
  hold: LegalHold | null;
}

/** Beside a thread: what staff can do for a person who asks about their data. */
export function PersonPrivacy({ contactId, name, hold }: Props) {
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
        {hold && (
          <Text as="p">
            Kept by law: {holdWords[hold.category]}. {hold.reason}
          </Text>
        )}
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
          <PersonHold key={hold ? "held" : "free"} contactId={contactId} name={name} held={hold !== null} />
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
