import { Banner, BlockStack, Box, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import { Trans, useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { permissionsFor } from "../instagram/features.ts";
import { permissionWords } from "./permission-words.ts";

const steps = ["professional", "access", "connect"] as const;

/** What stands in the empty inbox and in Connections until there is an account. */
export interface ConnectStepsProps {
  onConnect: () => void;
  connecting: boolean;
  error: string | null;
}

/** The three steps to the first message, with the button that really starts. */
export function ConnectSteps({ onConnect, connecting, error }: ConnectStepsProps) {
  const { t } = useTranslation("channels");
  const refusal = useRefusal("manage_connections");
  return (
    <Box paddingBlock="400" paddingInline={{ xs: "200", sm: "400" }}>
      <div style={{ maxWidth: "40rem", marginInline: "auto" }}>
        <Card padding="500">
          <BlockStack gap="500">
            <BlockStack gap="100">
              <Text as="h2" variant="headingLg">
                {t("steps.title")}
              </Text>
              <Text as="p" tone="subdued">
                {t("steps.hint")}
              </Text>
            </BlockStack>
            <BlockStack as="ol" gap="400">
              {steps.map((step, index) => (
                <Step
                  key={step}
                  number={index + 1}
                  title={t(`steps.${step}.title`)}
                  text={t(`steps.${step}.text`)}
                />
              ))}
            </BlockStack>
            {error && (
              <Banner tone="critical" title={t("steps.failed")}>
                {error}
              </Banner>
            )}
            <InlineStack>
              <Button variant="primary" onClick={onConnect} loading={connecting} disabled={refusal !== null}>
                {t("connectInstagram")}
              </Button>
            </InlineStack>
            <Text as="p" tone="subdued">
              {refusal ?? <AcceptedByConnecting />}
            </Text>
            <AskedPermissions />
          </BlockStack>
        </Card>
      </div>
    </Box>
  );
}

function AcceptedByConnecting() {
  const { t } = useTranslation("channels");
  const policy = <Link url="/privacy" target="_blank" />;
  return <Trans t={t} i18nKey="steps.accepted" components={{ policy }} />;
}

function Step({ number, title, text }: { number: number; title: string; text: string }) {
  return (
    <li>
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Box background="bg-surface-secondary" borderRadius="full" minWidth="28px" paddingBlock="100">
          <Text as="span" alignment="center" fontWeight="semibold">
            <span style={{ display: "block" }} aria-hidden>
              {number}
            </span>
          </Text>
        </Box>
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </InlineStack>
    </li>
  );
}

function AskedPermissions() {
  const { t } = useTranslation("channels");
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("steps.asked")}
      </Text>
      <List>
        {permissionsFor().map((permission) => (
          <List.Item key={permission}>{t("facts.permission", permissionWords(t, permission))}</List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued">
        {t("steps.nothingElse")}
      </Text>
    </BlockStack>
  );
}
