import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminLoader, staffNames } from "#app/modules/access/access.server.ts";
import { listRequests } from "#app/modules/privacy/privacy.server.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import { RequestsView } from "#app/modules/privacy/ui/requests-view.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("see_privacy_requests", async ({ request, scope, shop }) => {
  const cursor = new URL(request.url).searchParams.get("before");
  const page = await listRequests(scope, cursor === null ? {} : { cursor });
  const asked = page.rows.flatMap(({ staffId }) => (staffId ? [staffId] : []));
  return json({
    ...page,
    staff: Object.fromEntries(await staffNames(scope, asked)),
    timezone: shop.timezone ?? "UTC",
    renderedAt: new Date().toISOString(),
  });
});

export const clientLoader = lastShown(({ request }) => new URL(request.url).searchParams.get("before") ?? "");

/** Privacy, Requests: what anybody asked for, and how far it is. */
export default function Requests() {
  const { rows, nextCursor, staff, timezone, renderedAt } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  useLiveUpdates((news) => news.kind === "privacy");
  return (
    <Page
      title="Privacy"
      secondaryActions={[{ content: "Record a request by mail", url: "/app/privacy/new" }]}
    >
      <PrivacyTabs>
        <RequestsView rows={rows} nextCursor={nextCursor} staff={staff} timezone={timezone} now={now} />
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
