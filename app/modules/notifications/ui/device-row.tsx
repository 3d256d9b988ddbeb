import { BlockStack, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { Device } from "../notifications.ts";

/** What may be done with a device. */
export type DeviceIntent = "test" | "remove";

interface Props {
  device: Device;
  now: Date;
  /** Whether anything can be sent from here. */
  usable: boolean;
  /** What is being done with it at the moment. */
  doing: DeviceIntent | null;
  onDo(intent: DeviceIntent): void;
}

/** One device: when it was added, when it last heard anything, a test, and its end. */
export function DeviceRow({ device, now, usable, doing, onDo }: Props) {
  const { t } = useTranslation("notifications");
  const times = useTimeWords();
  const { label: name, since, lastDeliveredAt } = device;
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <BlockStack gap="050">
        <Text as="h3" fontWeight="medium" breakWord>
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {t("since", { when: times.ago(since, now) })}{" "}
          {lastDeliveredAt === null
            ? t("neverDelivered")
            : t("delivered", { when: times.ago(lastDeliveredAt, now) })}
        </Text>
      </BlockStack>
      <ButtonGroup>
        <Button
          disabled={!usable || doing === "remove"}
          loading={doing === "test"}
          onClick={() => onDo("test")}
          accessibilityLabel={t("testOf", { name })}
        >
          {t("test")}
        </Button>
        <Button
          variant="plain"
          tone="critical"
          disabled={doing !== null}
          onClick={() => onDo("remove")}
          accessibilityLabel={t("removeOf", { name })}
        >
          {t("remove")}
        </Button>
      </ButtonGroup>
    </InlineStack>
  );
}
