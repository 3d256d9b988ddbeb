import { randomUUID } from "node:crypto";
import { closeShop } from "#app/modules/access/access.server.ts";
import { disconnectAll } from "#app/modules/channels/channels.server.ts";
import { sealProfile } from "#app/modules/channels/account-row.server.ts";
import type { AccountState } from "#app/modules/channels/channels.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

export interface SeededAccount {
  id: string;
  externalId: string;
}

let made = 0;

/** A connected account without a token: enough to receive and to read. */
export async function seedAccount(scope: ShopScope): Promise<SeededAccount> {
  const id = randomUUID();
  const externalId = `178414000${String((made += 1)).padStart(8, "0")}`;
  const profile = { handle: "couplet.test", name: null, pictureUrl: null, accountType: "Business" };
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO channel_accounts (shop_id, id, channel, external_id, app_scoped_id, exchange_user_id,
         profile_sealed, state) VALUES ($1, $2, 'instagram', $3, $3, $3, $4, 'connected')`,
      [scope.shopId, id, externalId, sealProfile(scope, id, profile)],
    ),
  );
  return { id, externalId };
}

/** Puts an account into a state without going through Meta. */
export async function setAccountState(scope: ShopScope, id: string, state: AccountState): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("UPDATE channel_accounts SET state = $3 WHERE shop_id = $1 AND id = $2", [
      scope.shopId,
      id,
      state,
    ]),
  );
}

/** The store removes the app, as its webhook is carried out. */
export async function uninstall(scope: ShopScope): Promise<void> {
  await closeShop(scope.domain, new Date());
  await disconnectAll(scope);
}
