import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { adminLoader, staffNames } from "#app/modules/access/access.server.ts";
import { listRequests } from "#app/modules/privacy/privacy.server.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import { RequestsView } from "#app/modules/privacy/ui/requests-view.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("see_privacy_requests", async ({ request, scope }) => {
  const cursor = new URL(request.url).searchParams.get("before");
  const page = await listRequests(scope, cursor === null ? {} : { cursor });
  const asked = page.rows.flatMap(({ staffId }) => (staffId ? [staffId] : []));
  return json({
    ...page,
    staff: Object.fromEntries(await staffNames(scope, asked)),
    renderedAt: new Date().toISOString(),
  });
});

export const clientLoader = lastShown(({ request }) => new URL(request.url).searchParams.get("before") ?? "");

/** Privacy, Requests: what anybody asked for, and how far it is. */
export default function Requests() {
  const { rows, nextCursor, staff, renderedAt } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["shell", "requests"]);
  const now = useNow(renderedAt);
  useLiveUpdates((news) => news.kind === "privacy");
  return (
    <Page
      title={t("nav.privacy")}
      secondaryActions={[{ content: t("requests:desk.record"), url: "/app/privacy/new" }]}
    >
      <PrivacyTabs>
        <RequestsView rows={rows} nextCursor={nextCursor} staff={staff} now={now} />
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
