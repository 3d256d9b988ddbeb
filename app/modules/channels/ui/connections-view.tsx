import { useFetcher, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Button } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { AccountCardView } from "./account-card.tsx";
import { ConnectBanner } from "./connect-banner.tsx";
import { ConnectSteps } from "./connect-steps.tsx";
import { useFailureWords, type ConnectionResult } from "./connection-result.ts";
import { DisconnectModal } from "./disconnect-modal.tsx";
import { useConnect, type ConnectStart } from "./use-connect.ts";

interface Props {
  accounts: AccountCard[];
  now: Date;
}

/** All accounts of the store, one card each; the steps while there is none. */
export function ConnectionsView({ accounts, now }: Props) {
  const { t } = useTranslation("channels");
  const failureWords = useFailureWords();
  const { connect, connecting, error } = useConnect(useFetcher<ConnectStart>());
  const { result, askedId, busy, ask } = useAccountActions();
  const [leaving, setLeaving] = useState<AccountCard | null>(null);
  const mayConnect = useMay()("manage_connections");
  const [search, setSearch] = useSearchParams();

  useEffect(() => {
    if (result?.done) shopify.toast.show(t(`done.${result.done}`));
  }, [result, t]);

  return (
    <BlockStack gap="400">
      <ConnectBanner
        connected={search.get("connected")}
        problem={search.get("problem")}
        onDismiss={() => setSearch({}, { replace: true, preventScrollReset: true })}
      />
      {accounts.length === 0 && <ConnectSteps onConnect={connect} connecting={connecting} error={error} />}
      {accounts.map((account) => (
        <AccountCardView
          key={account.id}
          account={account}
          now={now}
          busy={connecting || (busy && askedId === account.id)}
          failure={askedId === account.id && result?.failure ? failureWords(result.failure) : null}
          onCheck={() => ask("check", account.id)}
          onReconnect={connect}
          onDisconnect={() => setLeaving(account)}
          onHumanAgent={(on) => ask("human-agent", account.id, { on: String(on) })}
        />
      ))}
      {accounts.length > 0 && mayConnect && (
        <BlockStack gap="200" inlineAlign="start">
          {error && <Banner tone="critical">{error}</Banner>}
          <Button onClick={connect} loading={connecting}>
            {t("card.connectAnother")}
          </Button>
        </BlockStack>
      )}
      <DisconnectModal
        handle={leaving?.handle ?? null}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) ask("disconnect", leaving.id);
          // The card shows the work and how it ended.
          setLeaving(null);
        }}
      />
    </BlockStack>
  );
}

/** What is asked of one account at a time, and how the last of it ended. */
function useAccountActions() {
  const fetcher = useFetcher<ConnectionResult>();
  const [askedId, setAskedId] = useState<string | null>(null);
  const ask = (intent: string, accountId: string, more: Record<string, string> = {}) => {
    setAskedId(accountId);
    fetcher.submit({ intent, accountId, ...more }, { method: "post" });
  };
  const busy = fetcher.state !== "idle";
  return { result: busy ? undefined : fetcher.data, askedId, busy, ask };
}
