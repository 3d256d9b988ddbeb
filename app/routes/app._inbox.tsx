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
import { useRef } from "react";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import { listAccounts } from "#app/modules/channels/channels.server.ts";
import { AccountBanners } from "#app/modules/channels/ui/account-banners.tsx";
import { ConnectSteps } from "#app/modules/channels/ui/connect-steps.tsx";
import type { ConversationRow } from "#app/modules/conversations/conversations.ts";
import { listInbox, readStrip } from "#app/modules/conversations/conversations.server.ts";
import { SilentAccount } from "#app/modules/channels/ui/silent-account.tsx";
import {
  ConversationList,
  ConversationListSkeleton,
} from "#app/modules/conversations/ui/inbox/conversation-list.tsx";
import { InboxStrip } from "#app/modules/conversations/ui/inbox/inbox-strip.tsx";
import { LiveInboxProvider, useLiveInbox } from "#app/modules/conversations/ui/inbox/live-inbox.tsx";
import { useThreadList } from "#app/modules/conversations/ui/inbox/use-thread-list.ts";
import { ThreadSkeleton } from "#app/modules/conversations/ui/thread/thread-view.tsx";
import { OrderChoice } from "#app/modules/conversations/ui/inbox/order-choice.tsx";
import { forecastWords } from "#app/modules/conversations/ui/inbox/queue-words.ts";
import {
  readOrder,
  writePlace,
  placeOf,
  type InboxOrder,
} from "#app/modules/conversations/queue/inbox-order.ts";
import { useConnect, type ConnectStart } from "#app/modules/channels/ui/use-connect.ts";
import { urgentRequests } from "#app/modules/privacy/privacy.server.ts";
import { UrgentRequestsBanner } from "#app/modules/privacy/ui/urgent-requests-banner.tsx";
import { PolicyBanner } from "#app/modules/privacy/ui/policy-banner.tsx";
import { isAsked } from "#app/ui/live/use-revalidate.ts";
import { isLive } from "#app/ui/live/use-stream.ts";
import { lastShown, useAnswering } from "#app/ui/last-shown.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { useSlow } from "#app/ui/use-slow.ts";
import { useNow } from "#app/ui/use-now.ts";
import "#app/modules/conversations/ui/inbox.css";
import "#app/modules/conversations/ui/thread/thread.css";

/** What a form changes in a thread is told by the stream, and opening a thread changes nothing in the list. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  formAction,
  defaultShouldRevalidate,
}) => {
  const asked = isAsked("inbox");
  if (asked !== null) return asked;
  if (formMethod && formMethod !== "GET")
    return defaultShouldRevalidate && !(isLive() && formAction?.startsWith("/app/conversations/"));
  if (inboxSearch(currentUrl.searchParams) !== inboxSearch(nextUrl.searchParams)) return true;
  return defaultShouldRevalidate && currentUrl.search === nextUrl.search;
};

export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const order = readOrder(searchParams.get("order"));
  const now = new Date();
  const timezone = shop.timezone ?? "UTC";
  const [page, strip, accounts, urgent] = await Promise.all([
    listInbox(scope, { now, order, after: searchParams.get("after") ?? "" }),
    readStrip(scope, timezone, now),
    listAccounts(scope),
    may(staff.role, "see_privacy_requests") ? urgentRequests(scope) : null,
  ]);
  return json({ page, order, strip, accounts, urgent, timezone, renderedAt: now.toISOString() });
});

export const clientLoader = lastShown(({ request }) => inboxSearch(new URL(request.url).searchParams));

/** What of the address says which page of the inbox this is, to keep when a thread is opened. */
function inboxSearch(search: URLSearchParams): string {
  const kept = ["order", "after"].flatMap((name) => {
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
  return (
    <LiveInboxProvider readAt={data.renderedAt}>
      <InboxPanes data={data} />
    </LiveInboxProvider>
  );
}

function InboxPanes({ data }: { data: InboxData }) {
  const now = useNow(data.renderedAt);
  const { id, leaving } = useOpenThread();
  const [search] = useSearchParams();
  if (!data.accounts.some((account) => account.state !== "disconnected") && data.page.rows.length === 0)
    return <BeforeConnecting />;
  return (
    <main className={`inbox ${id ? "inbox--thread" : "inbox--list"}`}>
      <h1 className="inbox-hidden">Inbox</h1>
      <InboxHead data={data} now={now} />
      <InboxList key={inboxSearch(search)} data={data} now={now} selectedId={id} />
      {leaving ? <ThreadSkeleton /> : <Outlet context={{ timezone: data.timezone, now }} />}
    </main>
  );
}

/** The thread that was chosen, at once; `leaving` while the one before it is still all there is to show. */
function useOpenThread(): { id: string | null; leaving: boolean } {
  const { id = null } = useParams();
  const { location } = useNavigation();
  const chosen = location && matchPath("/app/conversations/:id", location.pathname)?.params.id;
  const leaving = useSlow(chosen !== undefined && chosen !== id);
  return { id: chosen ?? id, leaving };
}

function InboxHead({ data, now }: { data: InboxData; now: Date }) {
  const answering = useAnswering();
  const live = useLiveInbox();
  const strip = live.strip ?? data.strip;
  return (
    <div className="inbox__strip">
      <InboxStrip
        waiting={strip.waiting}
        forecast={forecastWords(strip.lapsing, strip.until, data.timezone, now)}
        lastEventAt={strip.lastEventAt}
        live={answering ? live.state : "away"}
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

/** Newest first lists what is closed too; the queue does not. */
const listed = (order: InboxOrder) => (row: ConversationRow) =>
  order === "newest" || row.work.status === "open";

function InboxList({ data, now, selectedId }: { data: InboxData; now: Date; selectedId: string | null }) {
  const { page, order, timezone } = data;
  const [search] = useSearchParams();
  const { location } = useNavigation();
  const scroller = useRef<HTMLDivElement>(null);
  const here = inboxSearch(search);
  const list = useThreadList({ page, rules: { order, belongs: listed(order) }, search: here });
  const paging = useSlow(
    location !== undefined && inboxSearch(new URLSearchParams(location.search)) !== here,
  );
  if (paging) return <ConversationListSkeleton />;
  const silent =
    list.rows.length === 0 &&
    !search.has("after") &&
    data.accounts.find(({ state }) => state === "connected");
  const last = list.rows.at(-1);
  return (
    <div className="inbox__list" ref={scroller}>
      <OrderChoice order={order} />
      <ConversationList
        list={list}
        selectedId={selectedId}
        nextHref={
          last
            ? `/app${inboxSearch(new URLSearchParams({ order, after: writePlace(placeOf(order, last)) }))}`
            : null
        }
        scroller={scroller}
        timezone={timezone}
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
