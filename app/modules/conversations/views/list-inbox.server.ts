import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { InboxPage } from "../conversations.ts";
import { partsOf, readPlace, writePlace, type InboxOrder, type Place } from "../queue/inbox-order.ts";
import { pageSize } from "../queue/page-cursor.ts";
import { openRows, rowsOf, threadColumns, type SealedRow } from "./open-rows.server.ts";
import type { Looking, ViewFilter } from "./view-filter.ts";
import { placesQuery, Values } from "./view-query.server.ts";

export interface ListOptions {
  /** Without one, all of the shop's threads. */
  filter?: ViewFilter;
  order?: InboxOrder;
  /** What the filter's "me" and "until" mean. */
  looking?: Looking;
  limit?: number;
  /** A page's `next`: what comes after that place; or a page's `previous`: what comes before it. */
  after?: string;
  before?: string;
  /** For the reply windows. */
  now: Date;
}

/** A page of a list of the shop's threads. A place that is none is the beginning. Writes nothing. */
export async function listInbox(scope: ShopScope, options: ListOptions): Promise<InboxPage> {
  const order = options.order ?? "newest";
  const limit = pageSize(options.limit ?? 30);
  const before = readPlace(order, options.before);
  const from = before ?? readPlace(order, options.after);
  return sqlInShop(scope, async (sql) => {
    const found = await readPlaces(sql, scope, options, { order, from, back: before !== null }, limit + 1);
    const more = found.length > limit;
    const page = found.slice(0, limit);
    if (before) page.reverse();
    const sealed = await sql.query<SealedRow>(rowsById, [scope.shopId, page.map(({ id }) => id)]);
    return {
      readAt: options.now.toISOString(),
      rows: inOrder(page, await openRows(sql, scope, sealed, options.now)),
      previous: (before ? more : from) ? written(page.at(0)) : null,
      next: before || more ? written(page.at(-1)) : null,
    };
  });
}

const written = (place: Place | undefined) => (place ? writePlace(place) : null);

function inOrder(places: Place[], rows: InboxPage["rows"]): InboxPage["rows"] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap(({ id }) => byId.get(id) ?? []);
}

const rowsById = rowsOf(
  `SELECT ${threadColumns} FROM conversations WHERE shop_id = $1 AND id = ANY ($2::uuid[])`,
);

/** The next threads from a place on, out of as many parts of the order as it takes. */
async function readPlaces(
  sql: ShopSql,
  { shopId }: ShopScope,
  { filter = {}, looking }: ListOptions,
  { order, from, back }: { order: InboxOrder; from: Place | null; back: boolean },
  limit: number,
): Promise<Place[]> {
  const parts = [...partsOf[order].keys()];
  const found: Place[] = [];
  for (const part of back ? parts.reverse() : parts) {
    const passed = from !== null && (back ? part > from.part : part < from.part);
    if (passed || found.length >= limit) continue;
    const values = new Values();
    const asked = {
      shopId: values.add(shopId),
      staffId: () => `${values.add(looking?.staffId)}::uuid`,
      until: () => `${values.add(looking?.until)}::timestamptz`,
    };
    const walk = { order, part, from: part === from?.part ? from : null, back };
    const text = placesQuery(filter, walk, asked, values, limit - found.length);
    if (text === null) continue;
    const rows = await sql.queryOnce<{ id: string; at: Date }>(text, values.list);
    found.push(...rows.map(({ id, at }) => ({ part, at: at.toISOString(), id })));
  }
  return found;
}
