import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { heldRole, withRole } from "./held-role.server.ts";
import { isNotifyKind, type NotifyKind } from "./notify-kinds.ts";
import { may } from "./roles.ts";

/** Somebody who may come in, as far as it matters for what they are notified of. */
export interface NotifiedStaff {
  id: string;
  /** As Shopify writes it: the language they read. */
  locale: string | null;
  notifyOf: NotifyKind[];
  teamIds: string[];
}

/** Everybody who may read the shop's conversations, with what they want to be notified of. */
export async function notifiedStaff(scope: ShopScope): Promise<NotifiedStaff[]> {
  const { shopId } = scope;
  const select = { id: true, locale: true, notifyOf: true, ...withRole } as const;
  return inShop(scope, async (tx) => {
    const staff = await tx.staff.findMany({ where: { shopId, removedAt: null }, select });
    const members = await tx.teamMember.findMany({
      where: { shopId },
      select: { staffId: true, teamId: true },
    });
    return staff
      .filter((one) => may(heldRole(one), "read_conversations"))
      .map(({ id, locale, notifyOf }) => ({
        id,
        locale,
        notifyOf: notifyOf.filter(isNotifyKind),
        teamIds: members.filter(({ staffId }) => staffId === id).map(({ teamId }) => teamId),
      }));
  });
}

/** What a member of staff wants to be notified of; of nothing for nobody of the shop's. */
export async function notifyOf(scope: ShopScope, staffId: string): Promise<NotifyKind[]> {
  const where = { shopId: scope.shopId, id: staffId };
  const staff = await inShop(scope, (tx) => tx.staff.findFirst({ where, select: { notifyOf: true } }));
  return staff?.notifyOf.filter(isNotifyKind) ?? [];
}

/** Chooses it. */
export async function setNotifyOf(scope: ShopScope, staffId: string, kinds: NotifyKind[]): Promise<void> {
  if (!isId(staffId)) return;
  const where = { shopId: scope.shopId, id: staffId };
  await inShop(scope, (tx) => tx.staff.updateMany({ where, data: { notifyOf: kinds } }));
}
