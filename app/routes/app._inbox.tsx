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
import { useTranslation } from "react-i18next";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import { listAccounts } from "#app/modules/channels/channels.server.ts";
import { AccountBanners } from "#app/modules/channels/ui/account-banners.tsx";
import { ConnectSteps } from "#app/modules/channels/ui/connect-steps.tsx";
import type { StripFacts } from "#app/modules/conversations/conversations.ts";
import {
  draftsOf,
  listInbox,
  listViews,
  readStrip,
  workChoices,
} from "#app/modules/conversations/conversations.server.ts";
import { SilentAccount } from "#app/modules/channels/ui/silent-account.tsx";
import { useInboxCommands } from "#app/modules/conversations/ui/commands/use-inbox-commands.ts";
import {
  ConversationList,
  ConversationListSkeleton,
} from "#app/modules/conversations/ui/inbox/conversation-list.tsx";
import { InboxStrip } from "#app/modules/conversations/ui/inbox/inbox-strip.tsx";
import { LiveInboxProvider, useLiveInbox } from "#app/modules/conversations/ui/inbox/live-inbox.tsx";
import { useThreadList } from "#app/modules/conversations/ui/inbox/use-thread-list.ts";
import { SearchField } from "#app/modules/conversations/ui/search/search-field.tsx";
import { SearchResults } from "#app/modules/conversations/ui/search/search-results.tsx";
import { useSearch } from "#app/modules/conversations/ui/search/use-search.ts";
import { ThreadSkeleton } from "#app/modules/conversations/ui/thread/thread-view.tsx";
import { useInboxWords } from "#app/modules/conversations/ui/use-inbox-words.ts";
import { WorkDeskProvider } from "#app/modules/conversations/ui/work/work-desk.tsx";
import { forecastWords } from "#app/modules/conversations/ui/inbox/queue-words.ts";
import { placeOf, writePlace } from "#app/modules/conversations/queue/inbox-order.ts";
import { chooseView, listSearch, viewNames } from "#app/modules/conversations/views/chosen-view.ts";
import { untilOf } from "#app/modules/conversations/views/look-ahead.ts";
import type { ViewCounts } from "#app/modules/conversations/views/view-counts.ts";
import { threadStatuses } from "#app/modules/conversations/work/work.ts";
import { EmptyView } from "#app/modules/conversations/ui/views/empty-view.tsx";
import type { FilterChoices } from "#app/modules/conversations/ui/views/filter-choices.ts";
import { ListHead } from "#app/modules/conversations/ui/views/list-head.tsx";
import { useListRules } from "#app/modules/conversations/ui/views/use-list-rules.ts";
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

/**
 * What a form changes in a thread is told by the stream, and opening a thread changes nothing in the list. On the way
 * to another list that one is read, whatever else is asked for meanwhile.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  formAction,
  defaultShouldRevalidate,
}) => {
  if (inboxSearch(currentUrl.searchParams) !== inboxSearch(nextUrl.searchParams)) return true;
  const asked = isAsked("inbox");
  if (asked !== null) return asked;
  if (formMethod && formMethod !== "GET")
    return defaultShouldRevalidate && !(isLive() && formAction?.startsWith("/app/conversations/"));
  return defaultShouldRevalidate && currentUrl.search === nextUrl.search;
};

export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const clock = { now: new Date(), timezone: shop.timezone ?? "UTC" };
  const views = await listViews(scope, staff.id);
  const chosen = chooseView(searchParams, views);
  const looking = { staffId: staff.id, until: untilOf(chosen.filter, clock) };
  const after = searchParams.get("after") ?? "";
  const [page, strip, accounts, choices, drafts, urgent] = await Promise.all([
    listInbox(scope, { ...chosen, looking, after, now: clock.now }),
    readStrip(scope, staff.id, clock),
    listAccounts(scope),
    workChoices(scope),
    draftsOf(scope, staff.id),
    may(staff, "see_privacy_requests") ? urgentRequests(scope) : null,
  ]);
  return json({
    page,
    views,
    chosen,
    looking,
    strip,
    accounts,
    choices,
    drafts,
    urgent,
    timezone: clock.timezone,
    renderedAt: clock.now.toISOString(),
  });
});

export const clientLoader = lastShown(({ request }) => inboxSearch(new URL(request.url).searchParams));

/** What of the address says which page of the inbox this is, to keep when a thread is opened. */
function inboxSearch(search: URLSearchParams): string {
  const kept = [...viewNames, "after"].flatMap((name) => {
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
    <LiveInboxProvider readAt={data.renderedAt} staffId={data.looking.staffId}>
      <WorkDeskProvider choices={data.choices}>
        <InboxPanes data={data} />
      </WorkDeskProvider>
    </LiveInboxProvider>
  );
}

function InboxPanes({ data }: { data: InboxData }) {
  const now = useNow(data.renderedAt);
  const { id, leaving } = useOpenThread();
  const [search] = useSearchParams();
  const live = useLiveInbox();
  const strip = live.strip ?? data.strip;
  const found = useSearch();
  useInboxCommands(data.views, id);
  if (!data.accounts.some((account) => account.state !== "disconnected") && nothingYet(strip.counts))
    return <BeforeConnecting />;
  return (
    <main className={`inbox ${id ? "inbox--thread" : "inbox--list"}`}>
      <Title />
      <InboxHead data={data} strip={strip} now={now} />
      <div className="inbox__side">
        <SearchField typed={found.typed} onType={found.type} />
        {found.asked === "" ? (
          <>
            <ListHead
              chosen={data.chosen}
              saved={data.views}
              counts={strip.counts}
              choices={choicesOf(data)}
            />
            <InboxList key={inboxSearch(search)} data={data} strip={strip} now={now} selectedId={id} />
          </>
        ) : (
          <SearchResults search={found} selectedId={id} now={now} />
        )}
      </div>
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

/** Whoever and whatever a filter can name. */
function choicesOf({ choices, accounts, looking }: InboxData): FilterChoices {
  return {
    ...choices,
    accounts: accounts.map(({ id, handle }) => ({ id, name: `@${handle}` })),
    staffId: looking.staffId,
  };
}

/** Not one thread, whatever became of it. */
const nothingYet = (counts: ViewCounts) => threadStatuses.every((status) => !counts[status]);

function InboxHead({ data, strip, now }: { data: InboxData; strip: StripFacts; now: Date }) {
  const answering = useAnswering();
  const live = useLiveInbox();
  const words = useInboxWords(data.timezone);
  return (
    <div className="inbox__strip">
      <InboxStrip
        waiting={strip.counts["waiting"] ?? 0}
        forecast={forecastWords(words, strip.counts["forecast"] ?? 0, strip.until, now)}
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

interface InboxListProps {
  data: InboxData;
  strip: StripFacts;
  now: Date;
  selectedId: string | null;
}

function InboxList({ data, strip, now, selectedId }: InboxListProps) {
  const { page, chosen, timezone } = data;
  const { order } = chosen;
  const [search] = useSearchParams();
  const { location } = useNavigation();
  const scroller = useRef<HTMLDivElement>(null);
  const here = inboxSearch(search);
  const rules = useListRules(data, strip.mentions, selectedId);
  const list = useThreadList({ page, rules, search: listSearch(chosen) });
  const paging = useSlow(
    location !== undefined && inboxSearch(new URLSearchParams(location.search)) !== here,
  );
  if (paging) return <ConversationListSkeleton />;
  const silent = nothingYet(strip.counts) && data.accounts.find(({ state }) => state === "connected");
  const last = list.rows.at(-1);
  return (
    <div className="inbox__rows" ref={scroller}>
      <ConversationList
        list={list}
        selectedId={selectedId}
        mentions={strip.mentions}
        drafts={data.drafts}
        nextHref={last ? nextHref(here, writePlace(placeOf(order, last))) : null}
        scroller={scroller}
        timezone={timezone}
        now={now}
        search={here}
        whenEmpty={
          silent ? (
            <SilentAccount account={silent} now={now} />
          ) : (
            <EmptyView chosen={chosen} saved={data.views} />
          )
        }
      />
    </div>
  );
}

function nextHref(here: string, after: string): string {
  const search = new URLSearchParams(here);
  search.set("after", after);
  return `/app?${search}`;
}

function BeforeConnecting() {
  const fetcher = useFetcher<ConnectStart>();
  const { connect, connecting, error } = useConnect(fetcher);
  return (
    <main>
      <Title />
      <ConnectSteps onConnect={connect} connecting={connecting} error={error} />
    </main>
  );
}

/** For those who do not see that it is the inbox. */
function Title() {
  const { t } = useTranslation("shell");
  return <h1 className="inbox-hidden">{t("nav.inbox")}</h1>;
}

export function ErrorBoundary() {
  const { t } = useTranslation("shell");
  return (
    <main>
      <Page title={t("nav.inbox")}>
        <PageError />
      </Page>
    </main>
  );
}
