import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { AddContact } from "#app/modules/contacts/ui/added/add-contact.tsx";
import { ContactListView } from "#app/modules/conversations/ui/contacts/contact-list-view.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";
import { readContactList } from "#app/web/contact-list.server.ts";

export const loader = adminLoader("read_conversations", async ({ request, scope }) =>
  json({
    ...(await readContactList(scope, new URL(request.url).searchParams)),
    renderedAt: new Date().toISOString(),
  }),
);

export const clientLoader = lastShown(({ request }) => new URL(request.url).search);

/** Contacts: everybody whom the store knows, the newest first. */
export default function Contacts() {
  const { renderedAt, ...list } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  useLiveUpdates((news) => news.kind === "contact");
  return <ContactListView {...list} now={now} add={<AddContact />} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
