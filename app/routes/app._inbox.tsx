import { json } from "@remix-run/node";
import {
  matchPath,
  Outlet,
  useFetcher,
  useLoaderData,
  useNavigation,
  useParams,
  useSearchParams,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import { listAccounts } from "#app/modules/channels/channels.server.ts";
import { AccountBanners } from "#app/modules/channels/ui/account-banners.tsx";
import { ConnectSteps } from "#app/modules/channels/ui/connect-steps.tsx";
import { listInbox, queueForecast } from "#app/modules/conversations/conversations.server.ts";
import { SilentAccount } from "#app/modules/channels/ui/silent-account.tsx";
import {
  ConversationList,
  ConversationListSkeleton,
} from "#app/modules/conversations/ui/inbox/conversation-list.tsx";
import { InboxStrip } from "#app/modules/conversations/ui/inbox/inbox-strip.tsx";
import { ThreadSkeleton } from "#app/modules/conversations/ui/thread/thread-view.tsx";
import { OrderChoice } from "#app/modules/conversations/ui/inbox/order-choice.tsx";
import { forecastWords } from "#app/modules/conversations/ui/inbox/queue-words.ts";
import { readOrder } from "#app/modules/conversations/queue/inbox-order.ts";
import { nextTurn } from "#app/modules/conversations/queue/turn-of-day.ts";
import { useConnect, type ConnectStart } from "#app/modules/channels/ui/use-connect.ts";
import { urgentRequests } from "#app/modules/privacy/privacy.server.ts";
import { UrgentRequestsBanner } from "#app/modules/privacy/ui/urgent-requests-banner.tsx";
import { PolicyBanner } from "#app/modules/privacy/ui/policy-banner.tsx";
import type { News } from "#app/platform/live/news.ts";
import type { LiveState } from "#app/ui/listen-to-news.ts";
import { lastShown, useAnswering } from "#app/ui/last-shown.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { useLiveUpdates } from "#app/ui/use-live-updates.ts";
import { useSlow } from "#app/ui/use-slow.ts";
import { useNow } from "#app/ui/use-now.ts";
import "#app/modules/conversations/ui/inbox.css";
import "#app/modules/conversations/ui/thread/thread.css";

/** Having seen a thread changes nothing here that its own news will not say. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "seen" ? false : defaultShouldRevalidate;

export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get("before") ?? undefined;
  const order = readOrder(searchParams.get("order"));
  const now = new Date();
  const timezone = shop.timezone ?? "UTC";
  const turn = nextTurn(now, timezone);
  const [page, forecast, accounts, urgent] = await Promise.all([
    listInbox(scope, { now, order, ...(cursor !== undefined && { cursor }) }),
    queueForecast(scope, turn),
    listAccounts(scope),
    may(staff.role, "see_privacy_requests") ? urgentRequests(scope) : null,
  ]);
  return json({
    page,
    order,
    forecast: { ...forecast, until: turn.toISOString() },
    accounts,
    urgent,
    timezone,
    renderedAt: now.toISOString(),
  });
});

export const clientLoader = lastShown(({ request }) => inboxSearch(new URL(request.url).searchParams));

/** What of the address says which page of the inbox this is, to keep when a thread is opened. */
function inboxSearch(search: URLSearchParams): string {
  const kept = ["order", "before"].flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value]];
  });
  const text = new URLSearchParams(kept).toString();
  return text && `?${text}`;
}

export type InboxData = ReturnType<typeof useLoaderData<typeof loader>>;

/** The inbox: strip, list, and whatever thread is open. Opening a thread keeps the list where it is. */
export default function Inbox() {
  const data = useLoaderData<typeof loader>();
  const now = useNow(data.renderedAt);
  const live = useLiveUpdates(concernsInbox);
  const { id, leaving } = useOpenThread();
  if (!data.accounts.some((account) => account.state !== "disconnected") && data.page.rows.length === 0)
    return <BeforeConnecting />;
  return (
    <main className={`inbox ${id ? "inbox--thread" : "inbox--list"}`}>
      <h1 className="inbox-hidden">Inbox</h1>
      <InboxHead data={data} live={live} now={now} />
      <InboxList data={data} now={now} selectedId={id} />
      {leaving ? <ThreadSkeleton /> : <Outlet context={{ timezone: data.timezone, now }} />}
    </main>
  );
}

/** Everything that is news changes the list, the thread or the panel. */
function concernsInbox(news: News): boolean {
  return news.kind !== "deliveries";
}

/** The thread that was chosen, at once; `leaving` while the one before it is still all there is to show. */
function useOpenThread(): { id: string | null; leaving: boolean } {
  const { id = null } = useParams();
  const { location } = useNavigation();
  const chosen = location && matchPath("/app/conversations/:id", location.pathname)?.params.id;
  const leaving = useSlow(chosen !== undefined && chosen !== id);
  return { id: chosen ?? id, leaving };
}

function InboxHead({ data, live, now }: { data: InboxData; live: LiveState; now: Date }) {
  const answering = useAnswering();
  const lastEventAt =
    data.accounts
      .map((account) => account.lastEventAt ?? "")
      .sort()
      .at(-1) || null;
  return (
    <div className="inbox__strip">
      <InboxStrip
        waiting={data.forecast.waiting}
        forecast={forecastWords(data.forecast.lapsing, data.forecast.until, data.timezone, now)}
        lastEventAt={lastEventAt}
        live={answering ? live : "away"}
        now={now}
      />
      <div className="inbox__banners">
        <PolicyBanner />
        <UrgentRequestsBanner urgent={data.urgent} />
        <AccountBanners accounts={data.accounts} />
      </div>
    </div>
  );
}

function InboxList({ data, now, selectedId }: { data: InboxData; now: Date; selectedId: string | null }) {
  const [search] = useSearchParams();
  const { location } = useNavigation();
  const here = inboxSearch(search);
  const paging = useSlow(
    location !== undefined && inboxSearch(new URLSearchParams(location.search)) !== here,
  );
  if (paging) return <ConversationListSkeleton />;
  const { rows, nextCursor } = data.page;
  const silent =
    rows.length === 0 && !search.has("before") && data.accounts.find(({ state }) => state === "connected");
  return (
    <div className="inbox__list">
      <OrderChoice order={data.order} />
      <ConversationList
        rows={rows}
        selectedId={selectedId}
        nextHref={
          nextCursor && `/app${inboxSearch(new URLSearchParams({ order: data.order, before: nextCursor }))}`
        }
        timezone={data.timezone}
        now={now}
        search={here}
        whenEmpty={silent ? <SilentAccount account={silent} now={now} /> : "No conversations here"}
      />
    </div>
  );
}

function BeforeConnecting() {
  const fetcher = useFetcher<ConnectStart>();
  const { connect, connecting, error } = useConnect(fetcher);
  return (
    <main>
      <h1 className="inbox-hidden">Inbox</h1>
      <ConnectSteps onConnect={connect} connecting={connecting} error={error} />
    </main>
  );
}

export function ErrorBoundary() {
  return (
    <main>
      <Page title="Inbox">
        <PageError />
      </Page>
    </main>
  );
}
