import { isUsable } from "#app/modules/contacts/contacts.server.ts";
import { readSnapshots } from "#app/modules/orders/orders.server.ts";
import { stakeOf } from "#app/modules/orders/stake.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { noteStake } from "./note-stake.server.ts";

/**
 * What is kept of a person's customers changed, or whether it may be used: their thread gets its place in the queue.
 * The data of a restricted person weighs nothing.
 */
export async function weighThread(
  scope: ShopScope,
  contactId: string,
  now: Date = new Date(),
): Promise<void> {
  const { customers } = await readSnapshots(scope, contactId);
  const stake = (await isUsable(scope, contactId)) ? stakeOf(customers, now) : null;
  await noteStake(scope, contactId, stake);
}
