import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

/** The four verbs that people take for one another. */
const endings = ["disconnect", "deauthorise", "uninstall", "delete"] as const;

/** What each way to end it takes, and what it leaves. */
export function Endings() {
  const { t } = useTranslation("deletion");
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {t("endings.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("endings.lead")}
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="500">
          {endings.map((ending) => (
            <BlockStack key={ending} gap="200">
              <BlockStack gap="050">
                <Text as="h3" fontWeight="semibold">
                  {t(`endings.${ending}.title`)}
                </Text>
                <Text as="p" tone="subdued">
                  {t(`endings.${ending}.where`)}
                </Text>
              </BlockStack>
              <dl
                style={{
                  display: "grid",
                  gridTemplateColumns: "minmax(5rem, auto) 1fr",
                  gap: "var(--p-space-200) var(--p-space-300)",
                  margin: 0,
                }}
              >
                {(["goes", "stays"] as const).map((effect) => (
                  <Fragment key={effect}>
                    <Text as="dt" tone="subdued">
                      {t(`endings.${effect}`)}
                    </Text>
                    <Text as="dd">{t(`endings.${ending}.${effect}`)}</Text>
                  </Fragment>
                ))}
              </dl>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
