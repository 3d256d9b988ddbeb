import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LinkView } from "#app/modules/identity/identity.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";

interface Props {
  link: LinkView;
  now: Date;
  busy: boolean;
  /** Whoever looks may not decide. */
  disabled: boolean;
  onConfirm: () => void;
  onRefuse: () => void;
}

/** A customer the person may be, with every reason, to be confirmed or sent away. */
export function SuggestionCard({ link, now, busy, disabled, onConfirm, onRefuse }: Props) {
  const { t } = useTranslation("identity");
  const times = useTimeWords();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h4" variant="headingSm" breakWord>
            {link.name}
          </Text>
          <Badge>{t(`${link.strength}.label`)}</Badge>
        </InlineStack>
        <BlockStack as="ul" gap="050">
          {link.evidence.map((line, at) => (
            <li key={at}>
              <Text as="span" breakWord>
                {t("evidence", { value: line.value, when: times.moment(line.at, now) })}
              </Text>
            </li>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued">
          {t(`${link.strength}.why`)}
        </Text>
        <InlineStack gap="200">
          <Button
            onClick={onConfirm}
            loading={busy}
            disabled={disabled}
            accessibilityLabel={t("confirmName", { name: link.name })}
          >
            {t("confirm")}
          </Button>
          <Button
            variant="tertiary"
            onClick={onRefuse}
            disabled={busy || disabled}
            accessibilityLabel={t("notName", { name: link.name })}
          >
            {t("notThem")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
