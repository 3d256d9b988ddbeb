import type { PushTarget } from "#app/integrations/push/client.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { openTarget } from "../devices/device-seals.server.ts";

/** A device, and what it was last told of a thread. */
export interface ToldDevice {
  staffId: string;
  target: PushTarget;
  toldOf: Date | null;
  toldAt: Date | null;
}

/** @param conversationId null when it is about no thread */
export async function readDevice(
  scope: ShopScope,
  id: string,
  conversationId: string | null,
): Promise<ToldDevice | null> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ staff_id: string; target_sealed: Buffer; told_of: Date | null; told_at: Date | null }>(
      `SELECT d.staff_id, d.target_sealed, n.told_of, n.told_at FROM push_subscriptions d
       LEFT JOIN push_notices n ON n.shop_id = d.shop_id AND n.subscription_id = d.id AND n.conversation_id = $3
       WHERE d.shop_id = $1 AND d.id = $2`,
      [scope.shopId, id, conversationId],
    ),
  );
  if (!row) return null;
  const target = openTarget(scope, id, row.target_sealed);
  return { staffId: row.staff_id, target, toldOf: row.told_of, toldAt: row.told_at };
}

/** The push service took a message for it. */
export async function noteDelivered(scope: ShopScope, id: string, at: Date): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("UPDATE push_subscriptions SET last_delivered_at = $3 WHERE shop_id = $1 AND id = $2", [
      ...[scope.shopId, id, at],
    ]),
  );
}

/** It was told of everything that the customer wrote in a thread up to `toldOf`. Of what was erased meanwhile nothing is noted. */
export async function noteTold(
  scope: ShopScope,
  told: { id: string; conversationId: string; toldOf: Date; at: Date },
): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      `INSERT INTO push_notices (shop_id, subscription_id, conversation_id, told_of, told_at)
       SELECT d.shop_id, d.id, $3, $4, $5 FROM push_subscriptions d
       WHERE d.shop_id = $1 AND d.id = $2
       ON CONFLICT (shop_id, subscription_id, conversation_id)
         DO UPDATE SET told_of = greatest(push_notices.told_of, excluded.told_of), told_at = excluded.told_at`,
      [scope.shopId, told.id, told.conversationId, told.toldOf, told.at],
    ),
  );
}

/** Its push service knows it no more. */
export async function forgetDevice(scope: ShopScope, id: string): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM push_subscriptions WHERE shop_id = $1 AND id = $2", [scope.shopId, id]),
  );
}
