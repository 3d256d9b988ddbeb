import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { LinkView } from "#app/modules/identity/identity.ts";
import { evidenceWords, strengthWords } from "./evidence-words.ts";

interface Props {
  link: LinkView;
  timezone: string;
  now: Date;
  busy: boolean;
  onConfirm: () => void;
  onRefuse: () => void;
}

/** A customer the person may be, with every reason, to be confirmed or sent away. */
export function SuggestionCard({ link, timezone, now, busy, onConfirm, onRefuse }: Props) {
  const strength = strengthWords[link.strength];
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h4" variant="headingSm" breakWord>
            {link.name}
          </Text>
          <Badge>{strength.label}</Badge>
        </InlineStack>
        <BlockStack as="ul" gap="050">
          {link.evidence.map((line, at) => (
            <li key={at}>
              <Text as="span" breakWord>
                {evidenceWords(line, timezone, now)}
              </Text>
            </li>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued">
          {strength.why}
        </Text>
        <InlineStack gap="200">
          <Button onClick={onConfirm} loading={busy} accessibilityLabel={`Confirm ${link.name}`}>
            Confirm
          </Button>
          <Button
            variant="tertiary"
            onClick={onRefuse}
            disabled={busy}
            accessibilityLabel={`Not ${link.name}`}
          >
            Not them
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
