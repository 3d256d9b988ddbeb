import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { newest, pageSize, readCursor, writeCursor } from "../queue/page-cursor.ts";
import type { ConversationEvent } from "./work.ts";

interface EventRow extends Omit<ConversationEvent, "until" | "at"> {
  until: Date | null;
  at: Date;
}

/**
 * What happened to a thread besides messages, the newest first.
 * @param options `cursor` from a page for the one before it in time
 */
export async function listConversationEvents(
  scope: ShopScope,
  conversationId: string,
  options: { cursor?: string; limit?: number } = {},
): Promise<{ events: ConversationEvent[]; olderCursor: string | null }> {
  if (!isId(conversationId)) return { events: [], olderCursor: null };
  const limit = pageSize(options.limit ?? 50);
  const cursor = readCursor(options.cursor) ?? newest;
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<EventRow>(eventsQuery(limit + 1), [scope.shopId, conversationId, cursor.at, cursor.id]),
  );
  const page = rows.slice(0, limit);
  const oldest = page.at(-1);
  return {
    events: page.map((row) => ({
      ...row,
      until: row.until?.toISOString() ?? null,
      at: row.at.toISOString(),
    })),
    olderCursor: rows.length > limit && oldest ? writeCursor(oldest.at, oldest.id) : null,
  };
}

const eventsQuery = (limit: number) => `
  SELECT id, kind, before, after, until, cause, staff_id AS "staffId", at FROM conversation_events
  WHERE shop_id = $1 AND conversation_id = $2 AND (at, id) < ($3::timestamptz, $4::uuid)
  ORDER BY at DESC, id DESC LIMIT ${limit}`;
