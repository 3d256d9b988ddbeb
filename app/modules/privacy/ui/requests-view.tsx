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
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { RequestRow } from "../privacy.ts";
import { clockWords } from "./clock-words.ts";
import { StateBadge } from "./state-badge.tsx";

interface Props {
  rows: RequestRow[];
  nextCursor: string | null;
  staff: Record<string, string>;
  now: Date;
}

/** The desk: every request of any origin, with its clock, its state and who asked. */
export function RequestsView({ rows, nextCursor, staff, now }: Props) {
  const { t } = useTranslation("requests");
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd={rows.length === 0 ? "400" : "200"}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("desk.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t(rows.length === 0 ? "desk.empty" : "desk.lead")}
          </Text>
        </BlockStack>
      </Box>
      {rows.length > 0 && (
        <ResourceList
          items={rows}
          resourceName={{ singular: t("desk.one"), plural: t("desk.several") }}
          renderItem={(row) => <Item row={row} staff={staff} now={now} />}
        />
      )}
      {nextCursor && (
        <Box padding="400">
          <Button url={`/app/privacy?before=${encodeURIComponent(nextCursor)}`}>{t("desk.older")}</Button>
        </Box>
      )}
    </Card>
  );
}

interface ItemProps extends Pick<Props, "staff" | "now"> {
  row: RequestRow;
}

function Item({ row, staff, now }: ItemProps) {
  const { t } = useTranslation("requests");
  const times = useTimeWords();
  const clock = clockWords(t, times, row, now);
  const kind = t(`kinds.${row.kind}`);
  return (
    <ResourceItem id={row.id} url={`/app/privacy/${row.id}`} accessibilityLabel={t("desk.open", { kind })}>
      <Box paddingInline="100">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <BlockStack gap="050">
            <Text as="h3" fontWeight="medium">
              {kind}
            </Text>
            <Text as="p" tone="subdued">
              {(row.origin === "staff" && row.staffId && staff[row.staffId]) || t(`origins.${row.origin}`)}
              {" · "}
              <time dateTime={row.receivedAt} title={times.exact(row.receivedAt)}>
                {times.since(row.receivedAt, now)}
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
