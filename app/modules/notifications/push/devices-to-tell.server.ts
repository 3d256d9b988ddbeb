import { notifiedStaff, type NotifiedStaff } from "#app/modules/access/access.server.ts";
import { threadToTell } from "#app/modules/conversations/conversations.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { canNotify } from "./can-notify.server.ts";
import { concerns } from "./concerns.ts";

/** Whether anybody of the shop has a device: most have none, and nothing more is asked then. */
export async function hasDevices(scope: ShopScope): Promise<boolean> {
  if (!canNotify()) return false;
  const found = await sqlInShop(scope, (sql) =>
    sql.query("SELECT 1 FROM push_subscriptions WHERE shop_id = $1 LIMIT 1", [scope.shopId]),
  );
  return found.length > 0;
}

/** The devices of those whom it concerns that a customer waits in this thread, by their ids. */
export async function devicesToTell(scope: ShopScope, conversationId: string): Promise<string[]> {
  const thread = await threadToTell(scope, conversationId);
  if (!thread || thread.waiting === 0) return [];
  return devicesOf(scope, (staff) => concerns(thread, staff));
}

/** The devices of those of these members of staff who want to know that a note mentions them, by their ids. */
export async function devicesMentioned(scope: ShopScope, staffIds: string[]): Promise<string[]> {
  if (staffIds.length === 0 || !canNotify()) return [];
  return devicesOf(scope, ({ id, notifyOf }) => staffIds.includes(id) && notifyOf.includes("mention"));
}

async function devicesOf(scope: ShopScope, wants: (staff: NotifiedStaff) => boolean): Promise<string[]> {
  const staffIds = (await notifiedStaff(scope)).filter(wants).map(({ id }) => id);
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ id: string }>(
      "SELECT id FROM push_subscriptions WHERE shop_id = $1 AND staff_id = ANY ($2::uuid[]) ORDER BY id",
      [scope.shopId, staffIds],
    ),
  );
  return rows.map(({ id }) => id);
}
