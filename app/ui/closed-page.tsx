import { Card, BlockStack, Link, Page, Text } from "@shopify/polaris";
import { isRouteErrorResponse } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** What a closed store answers: the code of its request's public page, null when it is unknown by now. */
export interface Closed {
  code: string | null;
}

/** Of an error that says that the store is closed; null for every other. */
export function closedOf(error: unknown): Closed | null {
  return isRouteErrorResponse(error) && error.status === 410 ? (error.data as Closed) : null;
}

/** In place of the whole app: the owner had everything deleted. */
export function ClosedPage({ code }: Closed) {
  const { t } = useTranslation("shell");
  return (
    <main>
      <Page title={t("closed.title")}>
        <Card>
          <BlockStack gap="200">
            <Text as="p">{t("closed.text")}</Text>
            {code && (
              <Text as="p">
                <Link url={`/privacy/requests/${code}`} target="_blank">
                  {t("closed.state")}
                </Link>
              </Text>
            )}
            <Text as="p" tone="subdued">
              {t("closed.again")}
            </Text>
          </BlockStack>
        </Card>
      </Page>
    </main>
  );
}
