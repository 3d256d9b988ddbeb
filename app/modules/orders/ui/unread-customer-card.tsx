import { BlockStack, Button, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

interface UnreadCustomerCardProps {
  /** What the customer was called when they were found. */
  name: string;
  /** Why the last reading failed; null while the first is under way. */
  lastError: string | null;
  refreshing: boolean;
  onRefresh: () => void;
}

/** A linked customer of whom nothing could be read so far: being read, or why not. */
export function UnreadCustomerCard({ name, lastError, refreshing, onRefresh }: UnreadCustomerCardProps) {
  const { t } = useTranslation("orders");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingMd" breakWord>
          {name}
        </Text>
        <div role="status">
          <Text as="p" tone={lastError ? "critical" : "subdued"}>
            {lastError ? reasonOf(t, lastError) : t("unread.reading")}
          </Text>
        </div>
        {lastError ? (
          <Button onClick={onRefresh} loading={refreshing} accessibilityLabel={t("card.readAgain", { name })}>
            {t("unread.again")}
          </Button>
        ) : (
          <SkeletonBodyText lines={3} />
        )}
      </BlockStack>
    </Card>
  );
}

function reasonOf(t: TFunction<"orders">, code: string): string {
  if (code === "customer_gone") return t("unread.gone");
  if (code === "ACCESS_DENIED") return t("unread.denied");
  if (/^(http_40[13]|refresh_http_4|no_|unreadable_session)/.test(code)) return t("unread.signIn");
  return t("unread.notAnswering");
}
