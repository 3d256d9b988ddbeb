import { BlockStack, Box, Button, Text } from "@shopify/polaris";

interface Props {
  title: string;
  text: string;
  action?: { content: string } & ({ url: string } | { onAction: () => void });
}

/** In place of people who are not there: why, and where to go on. */
export function NobodyHere({ title, text, action }: Props) {
  return (
    <Box padding="800">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text}
        </Text>
        {action && (
          <Button {...("url" in action ? { url: action.url } : { onClick: action.onAction })}>
            {action.content}
          </Button>
        )}
      </BlockStack>
    </Box>
  );
}
