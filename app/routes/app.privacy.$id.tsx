import { json, type HeadersFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { EmptyState, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { env } from "#app/platform/env.server.ts";
import { adminLoader, staffNames } from "#app/modules/access/access.server.ts";
import { readReceipt, readRequest } from "#app/modules/privacy/privacy.server.ts";
import { kindWords } from "#app/modules/privacy/request-words.ts";
import { RequestView } from "#app/modules/privacy/ui/request-view.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { useLiveUpdates } from "#app/ui/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("see_privacy_requests", async ({ params, scope, shop }) => {
  const request = await readRequest(scope, params["id"] ?? "");
  if (!request) throw json({ reason: "not_found" }, { status: 404 });
  const receipt = request.receiptId ? await readReceipt(request.receiptId) : null;
  const names = request.staffId ? await staffNames(scope, [request.staffId]) : null;
  return json({
    request,
    receipt,
    askedBy: (request.staffId && names?.get(request.staffId)) ?? null,
    statusUrl: `${env().SHOPIFY_APP_URL}/privacy/requests/${request.code}`,
    timezone: shop.timezone ?? "UTC",
    renderedAt: new Date().toISOString(),
  });
});

export const clientLoader = lastShown(({ params }) => params["id"] ?? "");

/** Privacy, one request. */
export default function Request() {
  const { renderedAt, ...data } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  const fetching = usePackage(data.request.id);
  useLiveUpdates((news) => news.kind === "privacy");
  return (
    <Page title={kindWords[data.request.kind]} backAction={{ content: "Privacy", url: "/app/privacy" }}>
      <RequestView {...data} {...fetching} now={now} />
    </Page>
  );
}

/** Fetches the package with the session token that App Bridge adds, and hands it to the browser as a file. */
function usePackage(id: string) {
  const [downloading, setDownloading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const download = async () => {
    const answer = await fetch(`/app/privacy/${id}/package`);
    if (!answer.ok) throw new Error(`the package answered ${answer.status}`);
    const url = URL.createObjectURL(await answer.blob());
    const link = Object.assign(document.createElement("a"), { href: url, download: `request-${id}.json` });
    link.click();
    URL.revokeObjectURL(url);
  };
  const onDownload = () => {
    setDownloading(true);
    setProblem(null);
    download()
      .catch(() => setProblem("The package could not be made just now. Please try again in a moment."))
      .finally(() => setDownloading(false));
  };
  return { onDownload, downloading, problem };
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <PageError />;
  return (
    <EmptyState
      heading="There is no such request"
      image=""
      action={{ content: "Back to the requests", url: "/app/privacy" }}
    >
      The address may belong to another store.
    </EmptyState>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
