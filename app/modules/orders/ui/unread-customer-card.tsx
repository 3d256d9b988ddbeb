import { BlockStack, Button, Card, SkeletonBodyText, Text } from "@shopify/polaris";

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
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingMd" breakWord>
          {name}
        </Text>
        <div role="status">
          <Text as="p" tone={lastError ? "critical" : "subdued"}>
            {lastError ? reasonOf(lastError) : "Reading orders from Shopify…"}
          </Text>
        </div>
        {lastError ? (
          <Button
            onClick={onRefresh}
            loading={refreshing}
            accessibilityLabel={`Read ${name} from Shopify again`}
          >
            Try again
          </Button>
        ) : (
          <SkeletonBodyText lines={3} />
        )}
      </BlockStack>
    </Card>
  );
}

function reasonOf(code: string): string {
  if (code === "customer_gone") return "Shopify has no such customer any more.";
  if (code === "ACCESS_DENIED") return "Shopify has not approved this app to read this customer.";
  if (/^(http_40[13]|refresh_http_4|no_|unreadable_session)/.test(code))
    return "Shopify asks this app to sign in again. Reload the page, then try again.";
  return "Shopify did not answer. It is asked again by itself in a few minutes.";
}
