import { day } from "#app/platform/clock.ts";
import { logger } from "#app/platform/log.server.ts";
import { offlineCaller } from "./offline-token.system.server.ts";
import { deleteEndedSessions } from "./session-storage.system.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";
import { installedShops } from "./shops.system.server.ts";

const log = logger("access");

/**
 * Once a day: a refresh token dies after 90 days of silence, so every installed shop's is used; its name,
 * currency and zone are read again; sessions of staff that ended go.
 */
export async function keepTokensAlive(): Promise<void> {
  await deleteEndedSessions(new Date(Date.now() - day));
  for (const scope of await installedShops()) {
    try {
      await offlineCaller(scope);
      await readShopFacts(scope);
    } catch (err) {
      log.warn({ err: err as Error, shopId: scope.shopId }, "a shop's token could not be kept alive");
    }
  }
}
