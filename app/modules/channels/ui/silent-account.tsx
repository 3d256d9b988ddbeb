import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Text } from "@shopify/polaris";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { explainProblem } from "#app/modules/channels/connection-problems.ts";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { ago } from "#app/ui/times.ts";
import type { ConnectionResult } from "./connection-result.ts";
import { connectionsPath } from "./use-connect.ts";

/** In the place of conversations while there are none: how the connection is, and a way to try it. */
export function SilentAccount({ account, now }: { account: AccountCard; now: Date }) {
  const fetcher = useFetcher<ConnectionResult>();
  const mayCheck = useMay()("manage_connections");
  const problem = explainProblem(account.lastError);
  const checkedAt = account.lastCheckAt ?? account.connectedAt;
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Text as="h2" variant="headingSm">
        Nothing yet
      </Text>
      <Text as="p" tone="subdued">
        @{account.handle} is connected, last check {ago(checkedAt, now)}. To see a message arrive, write to @
        {account.handle} from another Instagram account.
      </Text>
      <div aria-live="polite">
        {fetcher.state === "idle" && fetcher.data?.done && !problem && (
          <Text as="p">{fetcher.data.done}</Text>
        )}
        {fetcher.state === "idle" && fetcher.data?.failure && (
          <Banner tone="critical">{fetcher.data.failure}</Banner>
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
          Check the connection
        </Button>
      )}{" "}
    </BlockStack>
  );
}
