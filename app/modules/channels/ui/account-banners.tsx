import { Link } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { explainProblem } from "#app/modules/channels/connection-problems.ts";
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
  const { action, refusal } = useWayThere("Connect Instagram");
  return (
    <Banner tone="info" title="No Instagram account is connected" {...action}>
      You can read earlier conversations. New messages do not arrive and replies cannot be sent. {refusal}
    </Banner>
  );
}

/** The button that leads to the connections; for those who may do nothing there, who may. */
function useWayThere(content: string) {
  const refusal = useRefusal("manage_connections");
  return { refusal, action: refusal === null && { action: { content, url: connectionsPath } } };
}

function TroubledAccount({ account: { handle, state, lastError } }: { account: AccountCard }) {
  const { action, refusal } = useWayThere("Reconnect");
  if (state === "needs_reauth") {
    return (
      <Banner tone="warning" title={`@${handle} has to be reconnected`} {...action}>
        Instagram no longer accepts its sign-in. Messages that arrive are kept; replies wait. {refusal}
      </Banner>
    );
  }
  const problem = explainProblem(lastError);
  if (!problem) return null;
  return (
    <Banner tone="warning">
      @{handle}: {problem.what} {problem.todo} <Link to={connectionsPath}>See the connection</Link>
    </Banner>
  );
}
