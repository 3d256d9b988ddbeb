import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { useFailureWords, type ConnectionResult } from "./connection-result.ts";
import { problemWords } from "./problem-words.ts";
import { connectionsPath } from "./use-connect.ts";

/** In the place of conversations while there are none: how the connection is, and a way to try it. */
export function SilentAccount({ account, now }: { account: AccountCard; now: Date }) {
  const { t } = useTranslation("channels");
  const failureWords = useFailureWords();
  const times = useTimeWords();
  const fetcher = useFetcher<ConnectionResult>();
  const mayCheck = useMay()("manage_connections");
  const problem = problemWords(t, account.lastError);
  const checkedAt = account.lastCheckAt ?? account.connectedAt;
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Text as="h2" variant="headingSm">
        {t("silent.title")}
      </Text>
      <Text as="p" tone="subdued">
        {t("silent.text", { handle: account.handle, ago: times.ago(checkedAt, now) })}
      </Text>
      <div aria-live="polite">
        {fetcher.state === "idle" && fetcher.data?.done && !problem && (
          <Text as="p">{t(`done.${fetcher.data.done}`)}</Text>
        )}
        {fetcher.state === "idle" && fetcher.data?.failure && (
          <Banner tone="critical">{failureWords(fetcher.data.failure)}</Banner>
        )}
      </div>
      {mayCheck && (
        <Button
          loading={fetcher.state !== "idle"}
          onClick={() =>
            fetcher.submit(
              { intent: "check", accountId: account.id },
              { method: "post", action: connectionsPath },
            )
          }
        >
          {t("silent.check")}
        </Button>
      )}
    </BlockStack>
  );
}
