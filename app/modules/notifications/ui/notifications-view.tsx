import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { NotifyKind } from "#app/modules/access/notify-kinds.ts";
import type { Device, NotificationsResult } from "../notifications.ts";
import { DeviceRow, type DeviceIntent } from "./device-row.tsx";
import { NotifyKindsCard } from "./notify-kinds-card.tsx";

interface Props {
  devices: Device[];
  kinds: NotifyKind[];
  /** Where a browser is added; null where push is not set up. */
  addUrl: string | null;
  now: Date;
}

/** Where one hears of customers while the app is closed, and of what. */
export function NotificationsView({ devices, kinds, addUrl, now }: Props) {
  const { t } = useTranslation("notifications");
  return (
    <BlockStack gap="400">
      {addUrl === null && (
        <Banner tone="info" title={t("notSetUp.title")}>
          {t("notSetUp.text")}
        </Banner>
      )}
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("text")}
            </Text>
          </BlockStack>
          <DeviceList devices={devices} now={now} usable={addUrl !== null} />
          {addUrl !== null && <AddButton url={addUrl} />}
        </BlockStack>
      </Card>
      <NotifyKindsCard kinds={kinds} />
    </BlockStack>
  );
}

/** One form for all rows: what became of a device that is gone is still to be said when its row has gone too. */
function DeviceList({ devices, now, usable }: { devices: Device[]; now: Date; usable: boolean }) {
  const { t } = useTranslation("notifications");
  const fetcher = useFetcher<NotificationsResult>();
  const busyId = fetcher.formData?.get("id");
  const intent = fetcher.formData?.get("intent") as DeviceIntent | undefined;
  return (
    <BlockStack gap="400">
      {fetcher.state === "idle" && fetcher.data && <Outcome {...fetcher.data} />}
      {devices.map((device) => (
        <DeviceRow
          key={device.id}
          device={device}
          now={now}
          usable={usable}
          doing={(busyId === device.id && intent) || null}
          onDo={(wish) => fetcher.submit({ intent: wish, id: device.id }, { method: "post" })}
        />
      ))}
      {devices.length === 0 && usable && <Text as="p">{t("none")}</Text>}
    </BlockStack>
  );
}

function Outcome({ outcome }: NotificationsResult) {
  const { t } = useTranslation(["notifications", "shell"]);
  if (outcome === "removed" || outcome === "saved") return null;
  if (outcome === "not_answering") return <Banner tone="critical">{t("shell:notAnswering")}</Banner>;
  return <Banner tone={outcome === "delivered" ? "success" : "warning"}>{t(`tested.${outcome}`)}</Banner>;
}

/** A link, so that every browser opens it, the one inside Shopify's own app too. */
function AddButton({ url }: { url: string }) {
  const { t } = useTranslation("notifications");
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Button url={url} target="_blank">
        {t("add")}
      </Button>
      <Text as="p" tone="subdued">
        {t("addHint")}
      </Text>
    </BlockStack>
  );
}
