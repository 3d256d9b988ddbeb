import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, IndexTable, Text } from "@shopify/polaris";
import { useEffect, type ReactNode } from "react";
import { describeCause } from "#app/modules/webhooks/delivery-causes.ts";
import type { DeadLetter, DeadLetterPage } from "#app/modules/webhooks/webhooks.ts";

interface Props {
  page: DeadLetterPage;
  /** Draws a time in the shop's zone. */
  when: (iso: string) => ReactNode;
}

const sources: Record<DeadLetter["source"], string> = { instagram: "Instagram", shopify: "Shopify" };

/** What was delivered and not processed, with why, and a way to try again. */
export function DeadLettersView({ page: { rows, nextCursor }, when }: Props) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            Deliveries that were not processed
          </Text>
          <Text as="p" tone="subdued">
            {rows.length === 0
              ? "Everything was processed."
              : "Shopify or Instagram sent these and they could not be read. They stay here until they work."}
          </Text>
        </BlockStack>
      </Box>
      {rows.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={rows.length}
          resourceName={{ singular: "delivery", plural: "deliveries" }}
          headings={[
            { title: "Delivery" },
            { title: "What happened" },
            { title: "Attempts", alignment: "end" },
            { title: "Received" },
            { title: "Action", hidden: true },
          ]}
        >
          {rows.map((row, position) => (
            <Row key={row.id} row={row} position={position} when={when} />
          ))}
        </IndexTable>
      )}
      {nextCursor && (
        <Box padding="400">
          <Button url={`/app/settings/deliveries?before=${encodeURIComponent(nextCursor)}`}>
            Show older
          </Button>
        </Box>
      )}
    </Card>
  );
}

function Row({ row, position, when }: { row: DeadLetter; position: number; when: Props["when"] }) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <BlockStack gap="050">
          <Text as="span" fontWeight="medium">
            {sources[row.source]}
          </Text>
          <Text as="span" tone="subdued">
            {row.topic}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ whiteSpace: "normal", minWidth: "14rem" }}>{describeCause(row.cause)}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.attempts}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{when(row.receivedAt)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Replay row={row} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** How asking for one more attempt ended. */
export interface ReplayResult {
  id: string;
  outcome: "queued" | "not_found" | "not_answering";
}

const notReplayed: Record<Exclude<ReplayResult["outcome"], "queued">, string> = {
  not_found: "It was tried again already.",
  not_answering: "Couplet could not be reached. Please try again in a moment.",
};

/** Own fetcher a row, so that several can be replayed while others are under way. */
function Replay({ row }: { row: DeadLetter }) {
  const fetcher = useFetcher<ReplayResult>();
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "queued") shopify.toast.show("Trying again");
  }, [outcome]);
  return (
    <BlockStack gap="050">
      <Button
        loading={fetcher.state !== "idle"}
        onClick={() => fetcher.submit({ intent: "replay", id: row.id }, { method: "post" })}
        accessibilityLabel={`Try the ${row.topic} delivery again`}
      >
        Try again
      </Button>
      {outcome && outcome !== "queued" && (
        <Text as="span" tone="subdued">
          {notReplayed[outcome]}
        </Text>
      )}
    </BlockStack>
  );
}
