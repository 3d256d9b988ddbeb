import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

/** For how long a member of staff can undo what they send; not at all for nobody of the shop's. */
export async function undoSecondsOf(scope: ShopScope, staffId: string): Promise<number> {
  const where = { shopId: scope.shopId, id: staffId };
  const staff = await inShop(scope, (tx) => tx.staff.findFirst({ where, select: { undoSeconds: true } }));
  return staff?.undoSeconds ?? 0;
}

/** Chooses it. @param seconds one of those that the table allows */
export async function setUndoSeconds(scope: ShopScope, staffId: string, seconds: number): Promise<void> {
  if (!isId(staffId)) return;
  const where = { shopId: scope.shopId, id: staffId };
  await inShop(scope, (tx) => tx.staff.updateMany({ where, data: { undoSeconds: seconds } }));
}
