import { closeForDeletion, eraseShop } from "#app/modules/access/access.server.ts";
import { unsubscribeAll } from "#app/modules/channels/channels.server.ts";
import { eraseDeliveriesOfShop } from "#app/modules/webhooks/webhooks.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { finishRequest, journalRequest } from "./finish-request.system.server.ts";
import { oneAtATime } from "./one-at-a-time.system.server.ts";
import { eraseRows } from "./persons.server.ts";
import {
  closeRequestsOfShop,
  closeVoid,
  noteFound,
  noteShortfall,
  type OpenRequest,
} from "./requests.system.server.ts";
import { countShop, eraseShopRows, personsOfShop } from "./shop-rows.system.server.ts";

/** Takes every job of a store off the queues. */
export type RemoveJobs = (shopId: string) => Promise<void>;

/**
 * Erases a store whole: because it left and Shopify sent shop/redact, or because its owner asked from inside the app.
 * @param scope null when it is gone
 */
export async function carryOutForShop(
  request: OpenRequest,
  scope: ShopScope | null,
  removeJobs: RemoveJobs,
): Promise<void> {
  // Of two who erase the same store one waits for the sweep to try again, and finds it gone.
  if (!scope) return carryOutAlone(request, scope, removeJobs);
  await oneAtATime(scope.shopId, () => carryOutAlone(request, scope, removeJobs));
}

async function carryOutAlone(
  request: OpenRequest,
  scope: ShopScope | null,
  removeJobs: RemoveJobs,
): Promise<void> {
  const asked = request.origin === "staff";
  const outcome = scope ? await closeForDeletion(scope, request.code, { asked }) : "gone";
  // Without its store, but with what was counted of it: the store went, and the process before the receipt.
  if (!scope || outcome === "gone")
    return finishRequest(request, {}, wasCounted(request) ? request.shortfalls : ["unknown_shop"]);
  // Shopify sends this 48 hours after the app was removed; a store that came back meanwhile keeps what it has.
  if (outcome === "in_use") return closeVoid(request.id, "installed_again");
  return eraseStore(request, scope, removeJobs);
}

const wasCounted = ({ counts }: OpenRequest) => Object.keys(counts).length > 0;

/** Every step may be repeated; what was counted and what could not be done is noted before it is gone. */
async function eraseStore(request: OpenRequest, scope: ShopScope, removeJobs: RemoveJobs): Promise<void> {
  const counts = wasCounted(request) ? request.counts : await countShop(scope);
  await noteFound(request.id, request.subject, counts);
  const { confirmed } = await unsubscribeAll(scope);
  const shortfalls = confirmed ? request.shortfalls : await noteShortfall(request.id, "meta_not_told");
  await journalRequest(request, {});
  for await (const contactIds of personsOfShop(scope)) await eraseRows(scope, contactIds);
  await eraseShopRows(scope);
  await eraseDeliveriesOfShop(scope);
  await closeRequestsOfShop(scope.shopId);
  await removeJobs(scope.shopId);
  await eraseShop(scope);
  await finishRequest({ ...request, counts }, await countShop(scope), shortfalls);
}
