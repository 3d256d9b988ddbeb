import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { recordEvents, type Origin } from "./record-events.server.ts";
import type { ThreadChange } from "./work.ts";

/** Puts a label on threads, or takes it off. @returns the threads where that made a difference */
export async function changeLabel(
  sql: ShopSql,
  scope: ShopScope,
  conversationIds: string[],
  { labelId, on }: Extract<ThreadChange, { kind: "label" }>,
  origin: Origin,
): Promise<string[]> {
  const rows = await sql.query<{ conversation_id: string }>(on ? putOn : takeOff, [
    scope.shopId,
    conversationIds,
    labelId,
  ]);
  const ids = rows.map(({ conversation_id }) => conversation_id);
  const [before, after] = on ? [null, labelId] : [labelId, null];
  const events = ids.map((conversationId) => ({ conversationId, kind: "label", before, after }) as const);
  await recordEvents(sql, scope, events, origin);
  return ids;
}

const putOn = `
  INSERT INTO conversation_labels (shop_id, conversation_id, label_id)
  SELECT c.shop_id, c.id, $3 FROM conversations c WHERE c.shop_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id
  ON CONFLICT DO NOTHING RETURNING conversation_id`;

const takeOff = `
  DELETE FROM conversation_labels WHERE shop_id = $1 AND conversation_id = ANY ($2::uuid[]) AND label_id = $3
  RETURNING conversation_id`;
