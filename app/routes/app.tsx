import { json, type HeadersFunction, type LinksFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Link,
  Outlet,
  useLoaderData,
  useRouteError,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { env } from "#app/platform/env.server.ts";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { usePageCommands } from "#app/modules/access/ui/use-page-commands.ts";
import { policyIsDue } from "#app/modules/privacy/privacy.server.ts";
import { useAppClosed } from "#app/ui/app-closed.ts";
import { ClosedPage, closedOf } from "#app/ui/closed-page.tsx";
import { CommandsProvider } from "#app/ui/commands/commands-provider.tsx";
import { PageError, refusalOf } from "#app/ui/page-error.tsx";
import "#app/ui/seen-otherwise.css";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export const loader = adminLoader("read_conversations", async ({ scope, shop, staff }) =>
  json({ apiKey: env().SHOPIFY_API_KEY, shop, staff, policyDue: await policyIsDue(scope) }),
);

/** Of the shell only one's own role changes while the app is open, by a form of the team page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction === "/app/settings/team";

/** The embedded shell: Polaris and the admin's own navigation. The document head holds App Bridge already. */
export default function App() {
  const { apiKey } = useLoaderData<typeof loader>();
  const allowed = useMay();
  const closed = useAppClosed();
  const { t, i18n } = useTranslation("shell");
  return (
    <AppProvider
      apiKey={apiKey}
      isEmbeddedApp={false}
      i18n={i18n.getResourceBundle(i18n.language, "polaris")}
    >
      <NavMenu>
        <Link to="/app" rel="home">
          {t("nav.inbox")}
        </Link>
        <Link to="/app/contacts">{t("nav.contacts")}</Link>
        {allowed("see_privacy_requests") && <Link to="/app/privacy">{t("nav.privacy")}</Link>}
        <Link to="/app/settings/connections">{t("nav.settings")}</Link>
      </NavMenu>
      {closed ? (
        <ClosedPage code={null} />
      ) : (
        <CommandsProvider>
          <Pages />
        </CommandsProvider>
      )}
    </AppProvider>
  );
}

function Pages() {
  usePageCommands();
  return <Outlet />;
}

/** Lets Shopify's re-authentication answers through, and shows everything else as a page. */
export function ErrorBoundary() {
  const error = useRouteError();
  const closed = closedOf(error);
  if (closed)
    return (
      <AppProvider apiKey="" isEmbeddedApp={false}>
        <ClosedPage {...closed} />
      </AppProvider>
    );
  if (isRouteErrorResponse(error) && !refusalOf(error)) return <PageError />;
  return (
    <AppProvider apiKey="" isEmbeddedApp={false}>
      <main>
        <Page title="Couplet">
          <PageError />
        </Page>
      </main>
    </AppProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
