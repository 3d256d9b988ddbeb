import { json } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cataloguesVersion } from "#app/language/catalogues.server.ts";
import { directionOf } from "#app/language/languages.ts";
import { env } from "#app/platform/env.server.ts";

/** The key is public: it names the app to App Bridge. */
export function loader() {
  return json({ apiKey: env().SHOPIFY_API_KEY, textsVersion: cataloguesVersion() });
}

export const shouldRevalidate = () => false;

/**
 * The document. App Bridge comes first and blocking, as Shopify demands of every embedded page. Remix's
 * ScrollRestoration is left out: the panes scroll by themselves, and it touches sessionStorage, which is
 * refused where third-party storage is blocked.
 */
export default function Root() {
  const data = useRouteLoaderData<typeof loader>("root");
  const { language } = useTranslation().i18n;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        {data && (
          <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key={data.apiKey} />
        )}
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Couplet</title>
        {data && <link id="texts" rel="modulepreload" href={`/locales/${language}?v=${data.textsVersion}`} />}
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  );
}
