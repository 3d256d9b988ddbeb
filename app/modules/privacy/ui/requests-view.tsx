import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  ResourceItem,
  ResourceList,
  Text,
} from "@shopify/polaris";
import { exactTime, relativeTime } from "#app/ui/times.ts";
import type { RequestRow } from "../privacy.ts";
import { kindWords, originWords } from "../request-words.ts";
import { clockWords } from "./clock-words.ts";
import { StateBadge } from "./state-badge.tsx";

interface Props {
  rows: RequestRow[];
  nextCursor: string | null;
  staff: Record<string, string>;
  timezone: string;
  now: Date;
}

/** The desk: every request of any origin, with its clock, its state and who asked. */
export function RequestsView({ rows, nextCursor, staff, timezone, now }: Props) {
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd={rows.length === 0 ? "400" : "200"}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            Requests
          </Text>
          <Text as="p" tone="subdued">
            {rows.length === 0
              ? "Nobody has asked for anything. Requests of Shopify, Meta, your staff and of people themselves appear here."
              : "They are carried out by themselves once it is known who asked. Packages are for you to fetch and to hand on."}
          </Text>
        </BlockStack>
      </Box>
      {rows.length > 0 && (
        <ResourceList
          items={rows}
          resourceName={{ singular: "request", plural: "requests" }}
          renderItem={(row) => <Item row={row} staff={staff} timezone={timezone} now={now} />}
        />
      )}
      {nextCursor && (
        <Box padding="400">
          <Button url={`/app/privacy?before=${encodeURIComponent(nextCursor)}`}>Show older</Button>
        </Box>
      )}
    </Card>
  );
}

interface ItemProps extends Pick<Props, "staff" | "timezone" | "now"> {
  row: RequestRow;
}

function Item({ row, staff, timezone, now }: ItemProps) {
  const clock = clockWords(row, now);
  return (
    <ResourceItem
      id={row.id}
      url={`/app/privacy/${row.id}`}
      accessibilityLabel={`Open the request: ${kindWords[row.kind]}`}
    >
      <Box paddingInline="100">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <BlockStack gap="050">
            <Text as="h3" fontWeight="medium">
              {kindWords[row.kind]}
            </Text>
            <Text as="p" tone="subdued">
              {(row.origin === "staff" && row.staffId && staff[row.staffId]) || originWords[row.origin]}
              {" · "}
              <time dateTime={row.receivedAt} title={exactTime(row.receivedAt, timezone)}>
                {relativeTime(row.receivedAt, now, timezone)}
              </time>
            </Text>
          </BlockStack>
          <InlineStack gap="200" blockAlign="center">
            {clock && (
              <Text as="span" tone={clock.hurry ? "caution" : "subdued"}>
                {clock.text}
              </Text>
            )}
            <StateBadge request={row} />
          </InlineStack>
        </InlineStack>
      </Box>
    </ResourceItem>
  );
}
