import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { nameToType } from "#app/modules/privacy/store-deletion.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import { Endings } from "#app/modules/privacy/ui/store/endings.tsx";
import { StoreDeletion } from "#app/modules/privacy/ui/store/store-deletion.tsx";
import { env } from "#app/platform/env.server.ts";
import { lastShown } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";

export const loader = adminLoader("see_privacy_requests", async ({ shop }) => {
  const { BACKUP_DAYS, ERASURE_JOURNAL } = env();
  return json({
    name: nameToType(shop),
    backupDays: BACKUP_DAYS,
    replayed: ERASURE_JOURNAL !== undefined,
  });
});

export const clientLoader = lastShown(() => "");

/** Privacy, Store data: the four ways to end it, and deleting everything. */
export default function StoreData() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("shell");
  useLiveUpdates(() => false);
  return (
    <Page title={t("nav.privacy")}>
      <PrivacyTabs>
        <BlockStack gap="400">
          <Endings />
          <StoreDeletion {...data} />
        </BlockStack>
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
