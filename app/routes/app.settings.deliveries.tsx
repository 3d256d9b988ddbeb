import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { nudge } from "#app/jobs/nudge.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { DeadLettersView, type ReplayResult } from "#app/modules/webhooks/ui/dead-letters-view.tsx";
import { listDeadLetters, replayDelivery } from "#app/modules/webhooks/webhooks.server.ts";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { useNow } from "#app/ui/use-now.ts";

export const loader = adminLoader("replay_deliveries", async ({ request, scope }) => {
  const cursor = new URL(request.url).searchParams.get("before");
  const page = await listDeadLetters(scope, cursor === null ? {} : { cursor });
  return json({ page, renderedAt: new Date().toISOString() });
});

export const clientLoader = lastShown(({ request }) => new URL(request.url).searchParams.get("before") ?? "");

export const clientAction = orElse<ReplayResult>({ id: "", outcome: "not_answering" });

export const action = adminAction("replay_deliveries", async ({ request, scope, staff }) => {
  const id = String((await request.formData()).get("id") ?? "");
  const replayed = await replayDelivery(scope, id);
  if (replayed.outcome === "queued") {
    await recordAudit(scope, {
      actor: { staffId: staff.id },
      action: "deliveries.replayed",
      subject: { kind: "delivery", id },
    });
    nudge(replayed.source);
  }
  return json<ReplayResult>({ id, outcome: replayed.outcome });
});

/** Settings, Deliveries: what Shopify or Meta sent and could not be processed. */
export default function Deliveries() {
  const { page, renderedAt } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  const times = useTimeWords();
  useLiveUpdates((news) => news.kind === "deliveries");
  return (
    <DeadLettersView
      page={page}
      when={(iso) => (
        <time dateTime={iso} title={times.exact(iso)}>
          {times.ago(iso, now)}
        </time>
      )}
    />
  );
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
