import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { fieldsByClass, readRetention } from "#app/modules/privacy/privacy.server.ts";
import { PrivacyTabs } from "#app/modules/privacy/ui/privacy-tabs.tsx";
import { RegisterView } from "#app/modules/privacy/ui/register-view.tsx";
import { lastShown } from "#app/ui/last-shown.ts";
import "#app/modules/privacy/ui/register.css";

export const loader = adminLoader("see_privacy_requests", async ({ scope }) =>
  json({ fields: fieldsByClass(), retention: await readRetention(scope) }),
);

export const clientLoader = lastShown(() => "");

/** Privacy, Register: what is kept, why, for whom and how long. */
export default function Register() {
  const { fields, retention } = useLoaderData<typeof loader>();
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.privacy")}>
      <PrivacyTabs>
        <RegisterView fields={fields} retention={retention} />
      </PrivacyTabs>
    </Page>
  );
}

export { PrivacyError as ErrorBoundary } from "#app/modules/privacy/ui/privacy-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
