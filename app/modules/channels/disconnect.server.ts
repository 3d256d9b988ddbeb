import { unsubscribe } from "#app/integrations/meta/accounts.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { cardOf } from "./account-row.server.ts";
import { liveAccount, type LiveAccount } from "./live-account.server.ts";

const log = logger("channels");

/** What disconnecting takes away; conversations and contacts stay. */
export type DisconnectEffects =
  | {
      outcome: "found";
      handle: string;
      /** A token is stored and will be destroyed. */
      hasToken: boolean;
      permissions: string[];
      subscribedFields: string[];
    }
  | { outcome: "not_found" };

/** The numbers and names of the question that comes before. */
export async function disconnectEffects(scope: ShopScope, accountId: string): Promise<DisconnectEffects> {
  const row = await inShop(scope, (tx) =>
    tx.channelAccount.findUnique({ where: { shopId_id: { shopId: scope.shopId, id: accountId } } }),
  );
  if (!row) return { outcome: "not_found" };
  const { handle, permissions, subscribedFields } = cardOf(row);
  return { outcome: "found", handle, hasToken: row.tokenSealed !== null, permissions, subscribedFields };
}

/**
 * Ends a connection: the token is destroyed here first, then Meta is asked to send no more. Conversations and
 * contacts stay; webhooks that still come are not folded any more.
 * @returns `unsubscribed`: whether Meta confirmed; without it Meta may go on sending until it gives up
 */
export async function disconnect(
  scope: ShopScope,
  accountId: string,
  staffId: string,
): Promise<{ outcome: "disconnected"; unsubscribed: boolean } | { outcome: "not_found" }> {
  const account = await liveAccount(scope, accountId);
  const ended = await inShop(scope, (tx) =>
    tx.channelAccount.updateMany({
      where: { shopId: scope.shopId, id: accountId },
      data: {
        state: "disconnected",
        disconnectedAt: now(),
        tokenSealed: null,
        tokenIssuedAt: null,
        tokenExpiresAt: null,
        permissions: [],
        subscribedFields: [],
        lastError: null,
      },
    }),
  );
  if (ended.count === 0) return { outcome: "not_found" };
  const unsubscribed = account ? await tryUnsubscribe(account) : false;
  log.info({ shopId: scope.shopId, accountId, staffId, unsubscribed }, "an account was disconnected");
  await publish(scope, [{ kind: "connections" }]);
  return { outcome: "disconnected", unsubscribed };
}

/** Asks Meta to send no more for an account. @returns whether Meta confirmed */
export async function tryUnsubscribe(account: LiveAccount): Promise<boolean> {
  try {
    await unsubscribe(account);
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    log.warn(
      { err: error, accountId: account.id, code: error.code },
      "Meta did not confirm an unsubscription",
    );
    return false;
  }
}
