import { json } from "@remix-run/node";
import {
  isRouteErrorResponse,
  useLoaderData,
  useOutletContext,
  useRouteError,
  type Params,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { hasLanguageModel } from "#app/modules/assistant/assistant.server.ts";
import { recordView } from "#app/modules/audit/audit.server.ts";
import { adminAction, adminLoader, listTeam, undoSecondsOf } from "#app/modules/access/access.server.ts";
import {
  mentionsOf,
  othersAnswer,
  readAsk,
  readDraft,
  readNotes,
  readOffers,
  readThread,
} from "#app/modules/conversations/conversations.server.ts";
import { readDetails, restrictedSince } from "#app/modules/contacts/contacts.server.ts";
import { readLinks } from "#app/modules/identity/identity.server.ts";
import { readSnapshots } from "#app/modules/orders/orders.server.ts";
import { listHolds } from "#app/modules/privacy/privacy.server.ts";
import { actOnThread, type ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { InsertionProvider } from "#app/modules/conversations/ui/composer/insertion.tsx";
import { searchesOnly } from "#app/modules/conversations/ui/search/search-address.ts";
import { useThreadNews } from "#app/modules/conversations/ui/inbox/live-inbox.tsx";
import { isAsked } from "#app/ui/live/use-revalidate.ts";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { placesIn } from "#app/modules/conversations/thread/part-address.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { ThreadPanel } from "./thread-panel.tsx";
import { ThreadScreen } from "./thread-screen.tsx";
import { WithTranslation } from "./with-translation.tsx";

/** Which thread, and which part of it: another one is always to be read. */
const nameOf = (params: Params, { searchParams }: URL) => `${params["id"]} ${placesIn(searchParams)}`;

/**
 * Read again when something happened in it, and not when something happened elsewhere, or somebody types a search.
 * What is asked for on the way to another thread is asked of that one, which has not been read yet.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  currentParams,
  nextParams,
  formData,
  defaultShouldRevalidate,
}) => {
  if (nameOf(currentParams, currentUrl) !== nameOf(nextParams, nextUrl)) return true;
  const asked = isAsked("thread");
  if (asked !== null) return asked;
  if (formData?.get("intent") === "seen" || searchesOnly(currentUrl, nextUrl)) return false;
  return defaultShouldRevalidate;
};

export const loader = adminLoader("read_conversations", async ({ request, params, scope, shop, staff }) => {
  const ask = readAsk(new URL(request.url).searchParams, shop.timezone ?? "UTC");
  const now = new Date();
  const thread = await readThread(scope, params["id"] ?? "", { ask, now });
  if (!thread) throw json({ reason: "not_found" }, { status: 404 });
  const [
    links,
    known,
    [hold],
    restrictedAt,
    details,
    notes,
    team,
    mentions,
    draft,
    undoSeconds,
    answer,
    offers,
  ] = await Promise.all([
    readLinks(scope, thread.contact.id),
    readSnapshots(scope, thread.contact.id),
    listHolds(scope, thread.contact.id),
    restrictedSince(scope, thread.contact.id),
    readDetails(scope, thread.contact.id),
    readNotes(scope, thread.id),
    listTeam(scope),
    mentionsOf(scope, [staff.id]),
    readDraft(scope, { conversationId: thread.id, staffId: staff.id }),
    undoSecondsOf(scope, staff.id),
    othersAnswer(scope, { conversationId: thread.id, staffId: staff.id }),
    readOffers(scope, thread.id),
    recordView(scope, staff.id, thread.id),
  ]);
  const storeHandle = shop.domain.replace(".myshopify.com", "");
  const readAt = now.toISOString();
  return json({
    readAt,
    kept: { draft, readAt },
    undoSeconds,
    translates: hasLanguageModel() && restrictedAt === null,
    thread,
    answer,
    links,
    ...known,
    hold: hold ?? null,
    restrictedAt,
    details,
    notes,
    offers,
    team: team.filter(({ removed }) => !removed).map(({ id, name }) => ({ id, name })),
    mentioned: mentions.get(staff.id)?.includes(thread.id) ?? false,
    staffId: staff.id,
    storeHandle,
  });
});

export const action = adminAction(
  {
    reply: "reply",
    react: "reply",
    retry: "reply",
    resolve: "reply",
    sendNow: "reply",
    takeBack: "reply",
    seen: "read_conversations",
    refresh: "read_conversations",
    decide: "decide_links",
  },
  async ({ request, params, scope, staff }) =>
    json(await actOnThread(scope, staff, params["id"] ?? "", await request.formData())),
);

export const clientLoader = lastShown(({ params, request }) => nameOf(params, new URL(request.url)));

export const clientAction = orElse<ThreadActionResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));

/** One thread, and beside it the customer and the orders it is about. */
export default function Conversation() {
  const data = useLoaderData<typeof loader>();
  const { timezone, now } = useOutletContext<{ timezone: string; now: Date }>();
  useThreadNews(data.thread.id, data.readAt);
  return (
    <InsertionProvider>
      <WithTranslation key={data.thread.id} conversationId={data.thread.id} possible={data.translates}>
        <ThreadScreen
          thread={data.thread}
          kept={data.kept}
          undoSeconds={data.undoSeconds}
          answer={data.answer}
          customers={data.customers}
          unread={data.unread}
          restrictedAt={data.restrictedAt}
          team={data.team}
          timezone={timezone}
          now={now}
        />
      </WithTranslation>
      <ThreadPanel {...data} now={now} />
    </InsertionProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation("inbox");
  if (!isRouteErrorResponse(error) || error.status !== 404) return <PageError />;
  return (
    <div className="inbox__thread">
      <EmptyState
        heading={t("notFound.heading")}
        image=""
        action={{ content: t("notFound.back"), url: "/app" }}
      >
        {t("notFound.text")}
      </EmptyState>
    </div>
  );
}
