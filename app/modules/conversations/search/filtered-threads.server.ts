import {
  contactColumns,
  joinContact,
  mayBeUsed,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { PageCursor } from "../queue/page-cursor.ts";
import { summarise } from "../thread/summaries.ts";
import type { SearchThread } from "./results.ts";
import { wantedThreads, wantedValues, type ThreadFilter } from "./thread-filter.server.ts";

interface Row extends JoinedContact {
  id: string;
  last_message_at: Date;
}

const pageSize = 20;

/** The threads that a filter leaves, the newest first, where nothing else was asked: `label:vip`. */
export async function findFilteredThreads(
  sql: ShopSql,
  scope: ShopScope,
  filter: ThreadFilter,
  before: PageCursor,
): Promise<{ threads: SearchThread[]; next: PageCursor | null }> {
  const rows = await sql.query<Row>(
    `SELECT c.id, c.contact_id, c.last_message_at, ${contactColumns}
     FROM (
       SELECT c.* FROM ${wantedThreads(filter, 4)}
         AND (c.last_message_at, c.id) < ($2::timestamptz, $3::uuid) AND ${mayBeUsed("c")}
       ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${pageSize + 1}
     ) AS c ${joinContact("c")}
     ORDER BY c.last_message_at DESC, c.id DESC`,
    [scope.shopId, before.at, before.id, ...wantedValues(filter)],
  );
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    threads: page.map((row) => ({
      id: row.id,
      contact: summarise(row.contact_id, openContactRow(scope, row).profile),
      lastMessageAt: row.last_message_at.toISOString(),
      traits: [],
      hits: [],
    })),
    next: rows.length > pageSize && last ? { at: last.last_message_at.toISOString(), id: last.id } : null,
  };
}
