import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, IndexTable, Text } from "@shopify/polaris";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeadLetter, DeadLetterPage } from "#app/modules/webhooks/webhooks.ts";
import { causeWords } from "./cause-words.ts";

interface Props {
  page: DeadLetterPage;
  /** Draws a time in the shop's zone. */
  when: (iso: string) => ReactNode;
}

const sources: Record<DeadLetter["source"], string> = { instagram: "Instagram", shopify: "Shopify" };

/** What was delivered and not processed, with why, and a way to try again. */
export function DeadLettersView({ page: { rows, nextCursor }, when }: Props) {
  const { t } = useTranslation("webhooks");
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("title")}
          </Text>
          <Text as="p" tone="subdued">
            {rows.length === 0 ? t("none") : t("some")}
          </Text>
        </BlockStack>
      </Box>
      {rows.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={rows.length}
          resourceName={{ singular: t("resource.one"), plural: t("resource.many") }}
          headings={[
            { title: t("columns.delivery") },
            { title: t("columns.cause") },
            { title: t("columns.attempts"), alignment: "end" },
            { title: t("columns.received") },
            { title: t("columns.action"), hidden: true },
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
            {t("older")}
          </Button>
        </Box>
      )}
    </Card>
  );
}

function Row({ row, position, when }: { row: DeadLetter; position: number; when: Props["when"] }) {
  const { t } = useTranslation("webhooks");
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
        <div style={{ whiteSpace: "normal", minWidth: "14rem" }}>{causeWords(t, row.cause)}</div>
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

/** Own fetcher a row, so that several can be replayed while others are under way. */
function Replay({ row }: { row: DeadLetter }) {
  const { t } = useTranslation(["webhooks", "shell"]);
  const fetcher = useFetcher<ReplayResult>();
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "queued") shopify.toast.show(t("trying"));
  }, [outcome, t]);
  return (
    <BlockStack gap="050">
      <Button
        loading={fetcher.state !== "idle"}
        onClick={() => fetcher.submit({ intent: "replay", id: row.id }, { method: "post" })}
        accessibilityLabel={t("againTopic", { topic: row.topic })}
      >
        {t("again")}
      </Button>
      {outcome && outcome !== "queued" && (
        <Text as="span" tone="subdued">
          {outcome === "not_found" ? t("notFound") : t("shell:notAnswering")}
        </Text>
      )}
    </BlockStack>
  );
}
