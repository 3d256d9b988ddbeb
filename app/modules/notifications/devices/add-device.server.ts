import { z } from "zod";
import { isPushAddress, type PushTarget } from "#app/integrations/push/client.server.ts";
import { staffMay } from "#app/modules/access/access.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { longestLabel } from "../notifications.ts";
import { canNotify } from "../push/can-notify.server.ts";
import { sealLabel, sealTarget } from "./device-seals.server.ts";

export type DeviceOutcome =
  | { outcome: "added"; id: string }
  /** The browser names a push service that we do not know. */
  | { outcome: "unknown_service" }
  | { outcome: "too_many" }
  | { outcome: "not_set_up" }
  /** It is not what a browser would send. */
  | { outcome: "unreadable" }
  /** They are not of the shop's staff, or not any more. */
  | { outcome: "not_permitted" };

/** Nobody has more browsers than this at hand. */
const devicesAtMost = 20;

const bytes = (length: number) =>
  z.string().refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, "base64url").length === length);

/** `PushSubscription.toJSON()`: a point on P-256 and 16 bytes (RFC 8291), and what the device is to be called. */
const deviceShape = z.object({
  endpoint: z.url().max(2_048),
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
  label: z.string().trim().min(1).max(longestLabel),
});

/**
 * From now on this browser hears what the member of staff is notified of. A browser is one device of one of them: it
 * is taken over from whoever used it before.
 * @param described what the browser says of itself, unread
 */
export async function addDevice(
  scope: ShopScope,
  staffId: string,
  described: unknown,
): Promise<DeviceOutcome> {
  const read = deviceShape.safeParse(described);
  if (!read.success) return { outcome: "unreadable" };
  if (!canNotify()) return { outcome: "not_set_up" };
  const { label, endpoint, keys } = read.data;
  if (!isPushAddress(endpoint)) return { outcome: "unknown_service" };
  if (!(await staffMay(scope, staffId, "read_conversations"))) return { outcome: "not_permitted" };
  const index = await blindIndexer(scope);
  const device = { target: { endpoint, keys }, label, endpointIndex: index("push_endpoint", endpoint) };
  return sqlInShop(scope, (sql) => storeDevice(sql, scope, staffId, device));
}

async function storeDevice(
  sql: ShopSql,
  scope: ShopScope,
  staffId: string,
  device: { target: PushTarget; label: string; endpointIndex: Buffer },
): Promise<DeviceOutcome> {
  const { shopId } = scope;
  await sql.query("DELETE FROM push_subscriptions WHERE shop_id = $1 AND endpoint_index = $2", [
    shopId,
    device.endpointIndex,
  ]);
  const [{ count } = { count: 0 }] = await sql.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM push_subscriptions WHERE shop_id = $1 AND staff_id = $2",
    [shopId, staffId],
  );
  if (count >= devicesAtMost) return { outcome: "too_many" };
  const id = newId();
  await sql.query(
    `INSERT INTO push_subscriptions (shop_id, id, staff_id, endpoint_index, target_sealed, label_sealed)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      ...[shopId, id, staffId, device.endpointIndex],
      ...[sealTarget(scope, id, device.target), sealLabel(scope, id, device.label)],
    ],
  );
  return { outcome: "added", id };
}
