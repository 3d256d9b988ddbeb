import { json, type HeadersFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { recordView } from "#app/modules/audit/audit.server.ts";
import { NobodyHere } from "#app/modules/conversations/ui/contacts/nobody-here.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { useNow } from "#app/ui/use-now.ts";
import { readContactPage } from "#app/web/contact-page.server.ts";
import { ContactView } from "./contact-view.tsx";

export const loader = adminLoader("read_conversations", async ({ params, scope, shop, staff }) => {
  const page = await readContactPage(scope, params["contactId"] ?? "");
  if (!page) throw json({ reason: "not_found" }, { status: 404 });
  await recordView(scope, staff.id, page.contact.id, "contact");
  return json({
    ...page,
    storeHandle: shop.domain.replace(".myshopify.com", ""),
    renderedAt: new Date().toISOString(),
  });
});

export const clientLoader = lastShown(({ params }) => params["contactId"] ?? "");

/** One person: where they write, which customer they are, what the store noted, and their rights. */
export default function Contact() {
  const { renderedAt, ...page } = useLoaderData<typeof loader>();
  const now = useNow(renderedAt);
  const ids = page.places.map(({ contactId }) => contactId);
  useLiveUpdates((news) => news.kind === "contact" && ids.includes(news.id));
  return <ContactView key={page.contact.id} page={page} now={now} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation("people");
  if (!isRouteErrorResponse(error) || error.status !== 404) return <PageError />;
  return (
    <main>
      <Page title={t("title")} backAction={{ content: t("title"), url: "/app/contacts" }}>
        <Card>
          <NobodyHere
            title={t("gone.title")}
            text={t("gone.text")}
            action={{ content: t("gone.back"), url: "/app/contacts" }}
          />
        </Card>
      </Page>
    </main>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
