import { hasDevices } from "#app/modules/notifications/notifications.server.ts";
import { second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { enqueue } from "../enqueue.server.ts";

/** The shop's rule finds somebody first, and who writes three short messages waits once. */
const tellAfterMs = 3 * second;

/** Customers wrote: whoever it concerns hears of it on their devices. */
export async function tellOfWaiting(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0 || !(await hasDevices(scope))) return;
  const { shopId } = scope;
  for (const conversationId of new Set(conversationIds))
    await enqueue("notifications.tell", { shopId, conversationId }, tellAfterMs);
}
