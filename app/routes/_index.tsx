import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Trans, useTranslation } from "react-i18next";

/** Shopify opens the app at its root with the shop in the address: that is a visit to the inbox. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

/** What a passer-by sees. */
export default function Index() {
  const { t } = useTranslation("welcome");
  return (
    <main
      style={{
        maxWidth: "36rem",
        margin: "20vh auto",
        padding: "0 1rem",
        fontFamily: "system-ui, sans-serif",
        lineHeight: 1.5,
      }}
    >
      <h1>Couplet</h1>
      <p>
        <Trans t={t} i18nKey="index" components={{ strong: <strong /> }} />
      </p>
    </main>
  );
}
