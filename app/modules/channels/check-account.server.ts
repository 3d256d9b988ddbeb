import { readMe, readSubscribedFields } from "#app/integrations/meta/accounts.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { sealProfile } from "./account-row.server.ts";
import type { ConnectionProblem } from "./connection-problems.ts";
import { indispensableField } from "./instagram/rules.ts";
import { liveAccount, noteRefusal, type LiveAccount } from "./live-account.server.ts";
import { profileOf } from "./store-account.server.ts";
import { subscribeAccount } from "./subscribe-account.server.ts";

export type CheckOutcome =
  { outcome: "ok" } | { outcome: "problem"; problem: ConnectionProblem } | { outcome: "not_connected" };

/**
 * Asks Meta whether a connection really works: whether the token is accepted, the account still the same and
 * its webhooks subscribed. A lost subscription is asked for again.
 */
export async function checkAccount(scope: ShopScope, accountId: string): Promise<CheckOutcome> {
  const account = await liveAccount(scope, accountId);
  if (!account) return { outcome: "not_connected" };
  const problem = await findProblem(scope, account);
  await inShop(scope, (tx) =>
    tx.channelAccount.updateMany({
      where: { shopId: scope.shopId, id: accountId },
      data: { lastCheckAt: now(), lastError: problem },
    }),
  );
  await publish(scope, [{ kind: "connections" }]);
  return problem ? { outcome: "problem", problem } : { outcome: "ok" };
}

async function findProblem(scope: ShopScope, account: LiveAccount): Promise<ConnectionProblem | null> {
  try {
    const me = await readMe(account.token);
    if (me.userId !== account.externalId) return "token_dead";
    const profileSealed = sealProfile(scope, account.id, profileOf(me));
    await inShop(scope, (tx) =>
      tx.channelAccount.updateMany({
        where: { shopId: scope.shopId, id: account.id },
        data: { profileSealed },
      }),
    );
    return (await isSubscribed(scope, account)) ? null : "not_subscribed";
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    await noteRefusal(scope, account, error);
    if (error.needsReauth) return "token_dead";
    return error.retryable ? "meta_unavailable" : "permission_missing";
  }
}

async function isSubscribed(scope: ShopScope, account: LiveAccount): Promise<boolean> {
  const fields = await readSubscribedFields(account);
  if (fields.includes(indispensableField)) return true;
  return (await subscribeAccount(scope, account.id)).subscribed;
}

/** Whether Meta approved the Human Agent feature for the account; staff say so when Meta's login did not. */
export async function setHumanAgent(
  scope: ShopScope,
  accountId: string,
  on: boolean,
): Promise<{ outcome: "saved" | "not_found" }> {
  const { count } = await inShop(scope, (tx) =>
    tx.channelAccount.updateMany({
      where: { shopId: scope.shopId, id: accountId },
      data: { humanAgent: on },
    }),
  );
  return { outcome: count > 0 ? "saved" : "not_found" };
}
