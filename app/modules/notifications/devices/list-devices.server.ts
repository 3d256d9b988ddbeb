import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { Device } from "../notifications.ts";
import { openLabel } from "./device-seals.server.ts";

interface DeviceRow {
  id: string;
  label_sealed: Buffer;
  created_at: Date;
  last_delivered_at: Date | null;
}

/** The devices of one member of staff, in the order in which they were added. */
export async function listDevices(scope: ShopScope, staffId: string): Promise<Device[]> {
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<DeviceRow & Record<string, unknown>>(
      `SELECT id, label_sealed, created_at, last_delivered_at FROM push_subscriptions
       WHERE shop_id = $1 AND staff_id = $2 ORDER BY id`,
      [scope.shopId, staffId],
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    label: openLabel(scope, row.id, row.label_sealed),
    since: row.created_at.toISOString(),
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
  }));
}

/** Forgets one of somebody's own devices. @returns whether it was there */
export async function removeDevice(scope: ShopScope, staffId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const removed = await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM push_subscriptions WHERE shop_id = $1 AND staff_id = $2 AND id = $3 RETURNING 1", [
      scope.shopId,
      staffId,
      id,
    ]),
  );
  return removed.length > 0;
}
