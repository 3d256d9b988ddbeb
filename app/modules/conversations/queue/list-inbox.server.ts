import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { InboxPage } from "../conversations.ts";
import { partsOf, readPlace, startOf, writePlace, type InboxOrder, type Part } from "./inbox-order.ts";
import { pageSize } from "./page-cursor.ts";
import { openRows, rowsOf, threadColumns, type SealedRow } from "../views/open-rows.server.ts";

/**
 * A page of the shop's threads in an order. Writes nothing.
 * @param options `cursor` from the page before in the same order, `now` for the reply windows
 */
export async function listInbox(
  scope: ShopScope,
  options: { cursor?: string; limit?: number; order?: InboxOrder; now: Date },
): Promise<InboxPage> {
  const limit = pageSize(options.limit ?? 30);
  const parts = partsOf[options.order ?? "newest"];
  return sqlInShop(scope, async (sql) => {
    const found = await readParts(sql, scope, parts, options.cursor, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const sealed = page.map(({ row }) => row);
    return {
      rows: await openRows(sql, scope, sealed, options.now),
      nextCursor: found.length > limit && last ? cursorAfter(parts, last) : null,
    };
  });
}

/** A thread, and in which part of its order it stands. */
interface Placed {
  row: SealedRow;
  part: number;
}

function cursorAfter(parts: Part[], { row, part }: Placed): string | null {
  const at = row[parts[part]?.column ?? "last_message_at"];
  return at && writePlace(part, at, row.id);
}

/** The next threads after a place, from as many parts as it takes. */
async function readParts(
  sql: ShopSql,
  { shopId }: ShopScope,
  parts: Part[],
  cursor: string | undefined,
  limit: number,
): Promise<Placed[]> {
  const place = readPlace(parts, cursor);
  const found: Placed[] = [];
  for (const [at, part] of parts.entries()) {
    if (at < place.part || found.length >= limit) continue;
    const from = at === place.part ? place.after : startOf(part);
    const rows = await sql.query<SealedRow>(partQuery(part, limit - found.length), [
      shopId,
      from.at,
      from.id,
    ]);
    found.push(...rows.map((row) => ({ row, part: at })));
  }
  return found;
}

/** The limit stands in the text: with an unknown one the planner would rather sort the whole shop. */
const partQuery = ({ column, direction, only }: Part, limit: number) => `
  ${rowsOf(`
    SELECT ${threadColumns} FROM conversations
    WHERE shop_id = $1 AND ${only} AND (${column}, id) ${direction === "ASC" ? ">" : "<"} ($2::timestamptz, $3::uuid)
    ORDER BY ${column} ${direction}, id ${direction} LIMIT ${limit}`)}
  ORDER BY c.${column} ${direction}, c.id ${direction}`;
