import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { InboxPage } from "../conversations.ts";
import { openRows, rowsOf, threadColumns, type SealedRow } from "../views/open-rows.server.ts";
import { partsOf, placeOf, readPlace, writePlace, type InboxOrder, type Place } from "./inbox-order.ts";
import { pageSize } from "./page-cursor.ts";

export interface ListOptions {
  order?: InboxOrder;
  limit?: number;
  /** A page's `next`: what comes after that place; or a page's `previous`: what comes before it. */
  after?: string;
  before?: string;
  /** For the reply windows. */
  now: Date;
}

/** A page of the shop's threads in an order. A place that is none is the beginning. Writes nothing. */
export async function listInbox(scope: ShopScope, options: ListOptions): Promise<InboxPage> {
  const order = options.order ?? "newest";
  const limit = pageSize(options.limit ?? 30);
  const before = readPlace(order, options.before);
  const after = before ? null : readPlace(order, options.after);
  return sqlInShop(scope, async (sql) => {
    const walk = { order, from: before ?? after, back: before !== null };
    const found = await readParts(sql, scope, walk, limit + 1);
    const page = found.slice(0, limit);
    const rows = await openRows(sql, scope, before ? page.reverse() : page, options.now);
    const more = found.length > limit;
    return {
      readAt: options.now.toISOString(),
      rows,
      previous: (before ? more : after) ? placeAt(order, rows.at(0)) : null,
      next: before || more ? placeAt(order, rows.at(-1)) : null,
    };
  });
}

const placeAt = (order: InboxOrder, row: InboxPage["rows"][number] | undefined) =>
  row ? writePlace(placeOf(order, row)) : null;

/** From where a list is read, and whether towards its beginning. */
interface Walk {
  order: InboxOrder;
  from: Place | null;
  back: boolean;
}

/** The next threads from a place on, out of as many parts as it takes. */
async function readParts(
  sql: ShopSql,
  { shopId }: ShopScope,
  { order, from, back }: Walk,
  limit: number,
): Promise<SealedRow[]> {
  const parts = [...partsOf[order].entries()];
  const found: SealedRow[] = [];
  for (const [at, part] of back ? parts.reverse() : parts) {
    const passed = from !== null && (back ? at > from.part : at < from.part);
    if (passed || found.length >= limit) continue;
    const bound = at === from?.part ? from : null;
    const text = partQuery(part, { bounded: bound !== null, back, limit: limit - found.length });
    found.push(...(await sql.query<SealedRow>(text, [shopId, ...(bound ? [bound.at, bound.id] : [])])));
  }
  return found;
}

/** The limit stands in the text: with an unknown one the planner would rather sort the whole shop. */
function partQuery(
  { column, direction, only }: (typeof partsOf)[InboxOrder][number],
  { bounded, back, limit }: { bounded: boolean; back: boolean; limit: number },
): string {
  const forward = (direction === "ASC") !== back;
  const sorted = forward ? "ASC" : "DESC";
  const bound = bounded ? `AND (${column}, id) ${forward ? ">" : "<"} ($2::timestamptz, $3::uuid)` : "";
  return `${rowsOf(`
    SELECT ${threadColumns} FROM conversations
    WHERE shop_id = $1 AND ${only} ${bound} ORDER BY ${column} ${sorted}, id ${sorted} LIMIT ${limit}`)}
  ORDER BY c.${column} ${sorted}, c.id ${sorted}`;
}
