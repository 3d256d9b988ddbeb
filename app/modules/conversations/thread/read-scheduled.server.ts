import { viewFiles } from "#app/modules/media/media.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { openContents, readScheduledRows } from "./message-rows.server.ts";
import type { ReadTimeline, ThreadToRead } from "./read-timeline.server.ts";

/** What is scheduled to be sent in a thread. It stands in no part of the timeline: it has not been said. */
export async function readScheduled(
  sql: ShopSql,
  scope: ShopScope,
  { conversationId, key }: ThreadToRead,
  now: Date,
): Promise<ReadTimeline> {
  const rows = await readScheduledRows(sql, scope, conversationId);
  const ids = rows.map(({ id }) => id);
  const files = await viewFiles(sql, scope, key, ids, now);
  const contents = openContents(scope, key, rows);
  const entries = rows.map((row) => ({ kind: "message" as const, id: row.id, at: row.at, row }));
  const nothing = { around: null, quoted: new Map(), ownReactions: new Map(), older: null, newer: null };
  return { ...nothing, entries, contents, files, now };
}
