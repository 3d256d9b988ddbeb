import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { disconnect, tryUnsubscribe } from "./disconnect.server.ts";
import { listAccounts } from "./list-accounts.server.ts";
import { liveAccount } from "./live-account.server.ts";

/** Ends every connection of a shop that uninstalled the app. */
export async function disconnectAll(scope: ShopScope): Promise<void> {
  for (const account of await listAccounts(scope)) {
    if (account.state !== "disconnected") await disconnect(scope, account.id, "app/uninstalled");
  }
}

/**
 * Asks Meta to send no more for any account of a store that is about to be erased. Tokens stay, so that it can be
 * repeated: whoever dies in between asks again.
 * @returns whether Meta confirmed for each account that is not disconnected; one without a token cannot be asked for
 */
export async function unsubscribeAll(scope: ShopScope): Promise<{ confirmed: boolean }> {
  const accounts = await inShop(scope, (tx) =>
    tx.channelAccount.findMany({
      where: { shopId: scope.shopId, state: { not: "disconnected" } },
      select: { id: true },
    }),
  );
  let confirmed = true;
  for (const { id } of accounts) {
    const account = await liveAccount(scope, id);
    if (!account || !(await tryUnsubscribe(account))) confirmed = false;
  }
  return { confirmed };
}
