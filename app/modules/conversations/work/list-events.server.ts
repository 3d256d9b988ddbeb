import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { newest, pageSize, readCursor, writeCursor } from "../queue/page-cursor.ts";
import type { Range } from "../thread/stretch.ts";
import { kindsOf } from "./thread-state.ts";
import type { ConversationEvent, ThreadChange } from "./work.ts";

/** An event as it is stored. */
export interface EventRow extends Omit<ConversationEvent, "at"> {
  at: Date;
}

/** What happened to a thread, the newest first; `older` leads to the page before it in time. */
export interface EventPage {
  events: ConversationEvent[];
  olderCursor: string | null;
}

/**
 * What happened to a thread besides messages, the newest first.
 * @param options `cursor` from a page for the one before it in time
 */
export async function listConversationEvents(
  scope: ShopScope,
  conversationId: string,
  options: { cursor?: string; limit?: number } = {},
): Promise<EventPage> {
  if (!isId(conversationId)) return { events: [], olderCursor: null };
  const limit = pageSize(options.limit ?? 50);
  const cursor = readCursor(options.cursor) ?? newest;
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<EventRow & Record<string, unknown>>(
      `SELECT ${columns} FROM conversation_events
       WHERE shop_id = $1 AND conversation_id = $2 AND (at, id) < ($3::timestamptz, $4::uuid)
       ORDER BY at DESC, id DESC LIMIT ${limit + 1}`,
      [scope.shopId, conversationId, cursor.at, cursor.id],
    ),
  );
  const page = rows.slice(0, limit);
  const oldest = page.at(-1);
  return {
    events: page.map(toEvent),
    olderCursor: rows.length > limit && oldest ? writeCursor(oldest.at, oldest.id) : null,
  };
}

/** Who last changed what a change is about; null when nobody did. */
export async function lastEvent(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  change: ThreadChange,
): Promise<ConversationEvent | null> {
  const [row] = await sql.query<EventRow & Record<string, unknown>>(
    `SELECT ${columns} FROM conversation_events
     WHERE shop_id = $1 AND conversation_id = $2 AND kind = ANY ($3::text[])
     ORDER BY at DESC, id DESC LIMIT 1`,
    [shopId, conversationId, kindsOf(change)],
  );
  return row ? toEvent(row) : null;
}

/** What happened in a range of the thread's timeline, in the order in which it counts. */
export function readEventRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  range: Range,
): Promise<EventRow[]> {
  return sql.query<EventRow & Record<string, unknown>>(
    `SELECT ${columns} FROM conversation_events WHERE shop_id = $1 AND conversation_id = $2 ${range.sql}`,
    [shopId, conversationId, ...range.values],
  );
}

const columns = `id, kind, before, after, cause, staff_id AS "staffId", at`;

/** A row as pages show it. */
export function toEvent({ id, kind, before, after, cause, staffId, at }: EventRow): ConversationEvent {
  return { id, kind, before, after, cause, staffId, at: at.toISOString() };
}
