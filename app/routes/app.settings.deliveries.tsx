import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { nudge } from "#app/jobs/nudge.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { ago, exact } from "#app/modules/orders/ui/when.ts";
import { DeadLettersView } from "#app/modules/webhooks/ui/dead-letters-view.tsx";
import { listDeadLetters, replayDelivery } from "#app/modules/webhooks/webhooks.server.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader(async ({ request, scope, shop }) => {
  const cursor = new URL(request.url).searchParams.get("before");
  const page = await listDeadLetters(scope, cursor === null ? {} : { cursor });
  return json({ page, timezone: shop.timezone ?? "UTC", renderedAt: new Date().toISOString() });
});

export const action = adminAction(async ({ request, scope }) => {
  const id = String((await request.formData()).get("id") ?? "");
  const replayed = await replayDelivery(scope, id);
  if (replayed.outcome === "queued") nudge(replayed.source);
  return json({ id, outcome: replayed.outcome });
});

/** Settings, Deliveries: what Shopify or Meta sent and could not be processed. */
export default function Deliveries() {
  const { page, timezone, renderedAt } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  return (
    <DeadLettersView
      page={page}
      when={(iso) => (
        <time dateTime={iso} title={exact(iso, timezone)}>
          {ago(iso, now)}
        </time>
      )}
    />
  );
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
