import { json } from "@remix-run/node";
import {
  Outlet,
  useFetcher,
  useLoaderData,
  useNavigation,
  useParams,
  useRouteError,
  useSearchParams,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { Banner } from "@shopify/polaris";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { listAccounts } from "#app/modules/channels/channels.server.ts";
import { ConnectSteps } from "#app/modules/channels/ui/connect-steps.tsx";
import { listInbox } from "#app/modules/conversations/conversations.server.ts";
import { ConversationList } from "#app/modules/conversations/ui/conversation-list.tsx";
import { InboxStrip } from "#app/modules/conversations/ui/inbox-strip.tsx";
import { inboxNumbers } from "#app/modules/conversations/ui/inbox-numbers.ts";
import { useConnect } from "#app/modules/channels/ui/use-connect.ts";
import type { News } from "#app/platform/live/news.ts";
import { useLiveUpdates } from "#app/ui/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";
import "#app/modules/conversations/ui/inbox.css";

/** Having seen a thread changes nothing here that its own news will not say. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "seen" ? false : defaultShouldRevalidate;

export const loader = adminLoader(async ({ request, scope, shop }) => {
  const cursor = new URL(request.url).searchParams.get("before") ?? undefined;
  const now = new Date();
  const [page, accounts] = await Promise.all([
    listInbox(scope, { now, ...(cursor !== undefined && { cursor }) }),
    listAccounts(scope),
  ]);
  return json({ page, accounts, timezone: shop.timezone ?? "UTC", renderedAt: now.toISOString() });
});

export type InboxData = ReturnType<typeof useLoaderData<typeof loader>>;

/** The inbox: strip, list, and whatever thread is open. Opening a thread keeps the list where it is. */
export default function Inbox() {
  const data = useLoaderData<typeof loader>();
  const { id } = useParams();
  const now = useNow(data.renderedAt);
  const live = useLiveUpdates(concernsInbox);
  if (!data.accounts.some((account) => account.state !== "disconnected") && data.page.rows.length === 0)
    return <BeforeConnecting />;
  return (
    <main className={`inbox ${id ? "inbox--thread" : "inbox--list"}`}>
      <h1 className="inbox-hidden">Inbox</h1>
      <InboxHead data={data} live={live} now={now} />
      <InboxList data={data} now={now} selectedId={id ?? null} />
      <Outlet context={{ timezone: data.timezone, now }} />
    </main>
  );
}

/** Everything that is news changes the list, the thread or the panel. */
function concernsInbox(news: News): boolean {
  return news.kind !== "deliveries";
}

function InboxHead({
  data,
  live,
  now,
}: {
  data: InboxData;
  live: ReturnType<typeof useLiveUpdates>;
  now: Date;
}) {
  const troubled = data.accounts.filter((account) => account.state === "needs_reauth");
  const none = data.accounts.every((account) => account.state === "disconnected");
  const lastEventAt =
    data.accounts
      .map((account) => account.lastEventAt ?? "")
      .sort()
      .at(-1) || null;
  return (
    <div className="inbox__strip">
      <InboxStrip {...inboxNumbers(data.page.rows, now)} lastEventAt={lastEventAt} live={live} now={now} />
      {troubled.map((account) => (
        <Banner
          key={account.id}
          tone="warning"
          title={`@${account.handle} has to be reconnected`}
          action={{ content: "Reconnect", url: "/app/settings/connections" }}
        >
          Instagram no longer accepts its sign-in. Messages that arrive are kept; replies wait.
        </Banner>
      ))}
      {none && (
        <Banner
          tone="info"
          title="No Instagram account is connected"
          action={{ content: "Connect Instagram", url: "/app/settings/connections" }}
        >
          You can read earlier conversations. New messages do not arrive and replies cannot be sent.
        </Banner>
      )}
    </div>
  );
}

function InboxList({ data, now, selectedId }: { data: InboxData; now: Date; selectedId: string | null }) {
  const [search] = useSearchParams();
  const before = search.get("before");
  const { rows, nextCursor } = data.page;
  const busy = useNavigation().state === "loading" && rows.length === 0;
  return (
    <div className="inbox__list" aria-busy={busy}>
      <ConversationList
        rows={rows}
        selectedId={selectedId}
        nextHref={nextCursor ? `/app?before=${encodeURIComponent(nextCursor)}` : null}
        timezone={data.timezone}
        now={now}
        search={before ? `?before=${encodeURIComponent(before)}` : ""}
      />
    </div>
  );
}

function BeforeConnecting() {
  const fetcher = useFetcher<{ url?: string; problem?: string }>();
  const { connect, connecting, error } = useConnect(fetcher);
  return (
    <main>
      <h1 className="inbox-hidden">Inbox</h1>
      <ConnectSteps onConnect={connect} connecting={connecting} error={error} />
    </main>
  );
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}
