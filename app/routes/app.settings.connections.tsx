import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import {
  beginConnect,
  checkAccount,
  disconnect,
  listAccounts,
  setHumanAgent,
} from "#app/modules/channels/channels.server.ts";
import { reactToHumanAgent } from "#app/jobs/reactions/work.server.ts";
import type { ConnectionResult } from "#app/modules/channels/ui/connection-result.ts";
import { ConnectionsView } from "#app/modules/channels/ui/connections-view.tsx";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { acceptPolicy } from "#app/modules/privacy/privacy.server.ts";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useLiveUpdates } from "#app/ui/live/use-live-updates.ts";
import { useNow } from "#app/ui/use-now.ts";

const returnTo = "/app/settings/connections";

export const loader = adminLoader("read_conversations", async ({ scope }) =>
  json({
    accounts: await listAccounts(scope),
    renderedAt: new Date().toISOString(),
  }),
);

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<ConnectionResult>({ failure: "not_answering" }, (failure) => ({
  failure,
}));

export const action = adminAction("manage_connections", async ({ request, scope, staff }) => {
  const form = await request.formData();
  const accountId = String(form.get("accountId") ?? "");
  switch (String(form.get("intent"))) {
    case "connect":
      // The screen says beside the button that connecting accepts it.
      await acceptPolicy(scope, staff.id);
      await recordAudit(scope, { actor: { staffId: staff.id }, action: "policy.accepted" });
      return json<ConnectionResult>(await beginConnect(scope, staff.id, returnTo));
    case "check":
      return json(await check(scope, accountId));
    case "disconnect":
      return json(await leave(scope, accountId, staff.id));
    case "human-agent":
      return json(await allowHumanAgent(scope, accountId, form.get("on") === "true"));
    default:
      throw json(null, { status: 400 });
  }
});

/** A problem is not repeated here: the card reads it from the account. */
async function check(scope: ShopScope, accountId: string): Promise<ConnectionResult> {
  const checked = await checkAccount(scope, accountId);
  if (checked.outcome === "not_connected") return { failure: "gone" };
  return checked.outcome === "ok" ? { done: "works" } : {};
}

async function leave(scope: ShopScope, accountId: string, staffId: string): Promise<ConnectionResult> {
  const left = await disconnect(scope, accountId, staffId);
  if (left.outcome !== "disconnected") return { failure: "gone" };
  await recordAudit(scope, {
    actor: { staffId },
    action: "account.disconnected",
    subject: { kind: "account", id: accountId },
  });
  return { done: "disconnected" };
}

async function allowHumanAgent(scope: ShopScope, accountId: string, on: boolean): Promise<ConnectionResult> {
  const saved = await setHumanAgent(scope, accountId, on);
  if (saved.outcome === "not_found") return { failure: "gone" };
  await reactToHumanAgent(scope, accountId);
  return { done: on ? "human_agent_on" : "human_agent_off" };
}

/** Settings, Connections: the accounts whose messages arrive here. */
export default function Connections() {
  const { accounts, renderedAt } = useLoaderData<typeof loader>();
  useLiveUpdates((news) => news.kind === "connections");
  return <ConnectionsView accounts={accounts} now={useNow(renderedAt)} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
