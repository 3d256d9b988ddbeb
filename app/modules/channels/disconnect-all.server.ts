import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { disconnect } from "./disconnect.server.ts";
import { listAccounts } from "./list-accounts.server.ts";

/** Ends every connection of a shop that uninstalled the app. */
export async function disconnectAll(scope: ShopScope): Promise<void> {
  for (const account of await listAccounts(scope)) {
    if (account.state !== "disconnected") await disconnect(scope, account.id, "app/uninstalled");
  }
}
