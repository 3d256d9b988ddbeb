import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { closeApp } from "./app-closed.ts";
import { closedOf } from "./closed-page.tsx";

const retryMs = 5_000;

/** In place of a part that could not be loaded. Shopify's re-authentication answers pass through. */
export function PageError() {
  const error = useRouteError();
  const refused = refusalOf(error);
  if (closedOf(error)) return <CloseApp />;
  if (refused) return <Refused message={refused} />;
  return isRouteErrorResponse(error) ? boundary.error(error) : <NotLoaded />;
}

/** Of one part is known what is true of the whole page. */
function CloseApp() {
  useEffect(closeApp, []);
  return null;
}

/** What a refusal says in people's words; null for every other error. */
export function refusalOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || error.status !== 403) return null;
  const message = (error.data as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : null;
}

/** Nothing is wrong and nothing runs out: no colour. */
function Refused({ message }: { message: string }) {
  const { t } = useTranslation("shell");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("refused.title")}
        </Text>
        <Text as="p">{message}</Text>
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
