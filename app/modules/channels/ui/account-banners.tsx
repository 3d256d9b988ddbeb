import { Link } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { Trans, useTranslation } from "react-i18next";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { problemWords } from "./problem-words.ts";
import { connectionsPath } from "./use-connect.ts";

/** Above the inbox: what is wrong with the connections, and where it is put right. */
export function AccountBanners({ accounts }: { accounts: AccountCard[] }) {
  if (accounts.every((account) => account.state === "disconnected")) return <NoneConnected />;
  return accounts
    .filter(
      (account) => account.state === "needs_reauth" || (account.state === "connected" && account.lastError),
    )
    .map((account) => <TroubledAccount key={account.id} account={account} />);
}

function NoneConnected() {
  const { t } = useTranslation("channels");
  const { action, refusal } = useWayThere(t("connectInstagram"));
  return (
    <Banner tone="info" title={t("banner.noneTitle")} {...action}>
      {t("banner.none")} {refusal}
    </Banner>
  );
}

/** The button that leads to the connections; for those who may do nothing there, who may. */
function useWayThere(content: string) {
  const refusal = useRefusal("manage_connections");
  return { refusal, action: refusal === null && { action: { content, url: connectionsPath } } };
}

function TroubledAccount({ account: { handle, state, lastError } }: { account: AccountCard }) {
  const { t } = useTranslation("channels");
  const { action, refusal } = useWayThere(t("reconnect"));
  if (state === "needs_reauth") {
    return (
      <Banner tone="warning" title={t("banner.reconnectTitle", { handle })} {...action}>
        {t("banner.reconnectText")} {refusal}
      </Banner>
    );
  }
  const problem = problemWords(t, lastError);
  if (!problem) return null;
  return (
    <Banner tone="warning">
      <Trans
        t={t}
        i18nKey="banner.trouble"
        values={{ handle, ...problem }}
        components={{ see: <Link to={connectionsPath} /> }}
      />
    </Banner>
  );
}
