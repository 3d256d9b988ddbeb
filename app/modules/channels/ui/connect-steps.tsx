import { Banner, BlockStack, Box, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { askedPermissions, describePermission } from "./permission-words.ts";

const steps = [
  {
    title: "Use a professional account",
    text: "Personal accounts cannot be connected. In the Instagram app, open Settings, Account type and tools, and switch to a professional account. It is free.",
  },
  {
    title: "Allow access to messages",
    text: "In the Instagram app, open Settings, Messages and story replies, Message controls, Connected tools, and allow access to messages.",
  },
  {
    title: "Connect at Instagram",
    text: "You sign in on Instagram's own page and come back here. We never see your password.",
  },
];

/** What stands in the empty inbox and in Connections until there is an account. */
export interface ConnectStepsProps {
  onConnect: () => void;
  connecting: boolean;
  error: string | null;
}

/** The three steps to the first message, with the button that really starts. */
export function ConnectSteps({ onConnect, connecting, error }: ConnectStepsProps) {
  const refusal = useRefusal("manage_connections");
  return (
    <Box paddingBlock="400" paddingInline={{ xs: "200", sm: "400" }}>
      <div style={{ maxWidth: "40rem", marginInline: "auto" }}>
        <Card padding="500">
          <BlockStack gap="500">
            <BlockStack gap="100">
              <Text as="h2" variant="headingLg">
                Answer Instagram messages next to the orders
              </Text>
              <Text as="p" tone="subdued">
                Three steps, about two minutes.
              </Text>
            </BlockStack>
            <BlockStack as="ol" gap="400">
              {steps.map((step, index) => (
                <Step key={step.title} number={index + 1} {...step} />
              ))}
            </BlockStack>
            {error && (
              <Banner tone="critical" title="Connecting did not start">
                {error}
              </Banner>
            )}
            <InlineStack>
              <Button variant="primary" onClick={onConnect} loading={connecting} disabled={refusal !== null}>
                Connect Instagram
              </Button>
            </InlineStack>
            <Text as="p" tone="subdued">
              {refusal ?? <AcceptedByConnecting />}
            </Text>
            <AskedPermissions />
          </BlockStack>
        </Card>
      </div>
    </Box>
  );
}

function AcceptedByConnecting() {
  return (
    <>
      By connecting you accept Couplet&apos;s{" "}
      <Link url="/privacy" target="_blank">
        privacy policy
      </Link>
      .
    </>
  );
}

function Step({ number, title, text }: { number: number; title: string; text: string }) {
  return (
    <li>
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Box background="bg-surface-secondary" borderRadius="full" minWidth="28px" paddingBlock="100">
          <Text as="span" alignment="center" fontWeight="semibold">
            <span style={{ display: "block" }} aria-hidden>
              {number}
            </span>
          </Text>
        </Box>
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </InlineStack>
    </li>
  );
}

function AskedPermissions() {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What Instagram will ask you to allow
      </Text>
      <List>
        {askedPermissions.map(describePermission).map(({ name, why }) => (
          <List.Item key={name}>
            {name}: {why}
          </List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued">
        Nothing else is asked. You can disconnect at any time.
      </Text>
    </BlockStack>
  );
}
