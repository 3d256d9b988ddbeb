import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Refusal } from "#app/modules/access/roles.ts";
import { readRefusal, refusalWords } from "#app/modules/access/ui/refusal-words.ts";
import { closeApp } from "./app-closed.ts";
import { closedOf } from "./closed-page.tsx";

const retryMs = 5_000;

/** In place of a part that could not be loaded. Shopify's re-authentication answers pass through. */
export function PageError() {
  const error = useRouteError();
  const refused = refusalOf(error);
  if (closedOf(error)) return <CloseApp />;
  if (refused) return <Refused why={refused} />;
  return isRouteErrorResponse(error) ? boundary.error(error) : <NotLoaded />;
}

/** Of one part is known what is true of the whole page. */
function CloseApp() {
  useEffect(closeApp, []);
  return null;
}

/** Why somebody may not see this; null for every other error. */
export function refusalOf(error: unknown): Refusal | null {
  return isRouteErrorResponse(error) ? readRefusal(error.status, error.data) : null;
}

/** Nothing is wrong and nothing runs out: no colour. */
function Refused({ why }: { why: Refusal }) {
  const { t } = useTranslation(["access", "shell"]);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("shell:refused.title")}
        </Text>
        <Text as="p">{refusalWords(t, why)}</Text>
      </BlockStack>
    </Card>
  );
}

/** Says so, and asks again until it is there. */
function NotLoaded() {
  const { t } = useTranslation("shell");
  const { state, revalidate } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, retryMs);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
  return (
    <div style={{ padding: "var(--p-space-400)" }}>
      <Banner
        tone="warning"
        title={t("notLoaded.title")}
        action={{ content: t("notLoaded.retry"), onAction: revalidate, loading: state !== "idle" }}
      >
        {t("notLoaded.text")}
      </Banner>
    </div>
  );
}
