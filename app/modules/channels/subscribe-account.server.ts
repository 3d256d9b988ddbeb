import { subscribeFields } from "#app/integrations/meta/accounts.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { fieldSetsFor } from "./instagram/features.ts";
import { liveAccount, noteRefusal, type LiveAccount } from "./live-account.server.ts";

const log = logger("channels");

/**
 * Asks Meta for webhooks of an account, with the next set of names when it does not know one, and keeps what
 * was agreed. A failure is kept as the account's problem, never thrown.
 */
export async function subscribeAccount(
  scope: ShopScope,
  accountId: string,
): Promise<{ subscribed: boolean }> {
  const account = await liveAccount(scope, accountId);
  if (!account) return { subscribed: false };
  const fields = await subscribe(scope, account);
  await inShop(scope, (tx) =>
    tx.channelAccount.updateMany({
      where: { shopId: scope.shopId, id: accountId, state: "connected" },
      data: fields ? { subscribedFields: fields } : { subscribedFields: [], lastError: "not_subscribed" },
    }),
  );
  return { subscribed: fields !== null };
}

async function subscribe(scope: ShopScope, account: LiveAccount): Promise<string[] | null> {
  for (const fields of fieldSetsFor()) {
    try {
      await subscribeFields(account, fields);
      return fields;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      log.warn({ err: error, accountId: account.id, code: error.code }, "Meta refused a subscription");
      if (!error.code.startsWith("100")) {
        await noteRefusal(scope, account, error);
        return null;
      }
    }
  }
  return null;
}
