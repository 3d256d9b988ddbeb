import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useInBrowser } from "#app/ui/use-in-browser.ts";
import { resolveSegments } from "../variables/resolve.ts";
import type { ReplySources } from "../variables/sources.ts";
import type { Telling } from "../variables/telling.ts";
import { valuesFrom } from "../variables/values.ts";
import { variableWords } from "./reply-words.ts";

interface Props {
  body: string;
  sources: ReplySources;
  telling: Telling;
}

/** A reply as a customer would read it, with what was filled in marked. */
export function ReplyPreview({ body, sources, telling }: Props) {
  const { t } = useTranslation("content");
  // Money and dates are written by the browser's Intl.
  const drawn = useInBrowser() && body.trim() !== "";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("preview.about")}
        </Text>
        {drawn ? (
          <p className="replies__preview" lang={telling.language}>
            {resolveSegments(body, valuesFrom(sources, telling)).map(({ text, name }, at) =>
              name ? (
                <mark key={at} className="replies__value" title={variableWords(t, name)}>
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </p>
        ) : (
          <p className="replies__preview">{t("preview.empty")}</p>
        )}
      </BlockStack>
    </Card>
  );
}
