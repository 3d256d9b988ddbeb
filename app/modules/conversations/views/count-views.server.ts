import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { builtInViews } from "./built-in-views.ts";
import { forecastFilter, untilOf, type ShopClock } from "./look-ahead.ts";
import { countCap, type ViewCounts } from "./view-counts.ts";
import type { ViewFilter } from "./view-filter.ts";
import { countQuery, Values } from "./view-query.server.ts";
import { viewsOf } from "./view-rows.server.ts";

/** Something that is counted, for one member of the staff or for each of them. */
interface Counted {
  id: string;
  filter: ViewFilter;
  ownerId: string | null;
}

/**
 * How many threads each view has, {@link countCap} at most: the built-in ones, the saved ones that a member of the
 * staff has, and the forecast. One statement for all of them and everybody.
 * @returns counts by the id of the member, then of the view
 */
export async function countViews(
  scope: ShopScope,
  staffIds: string[],
  clock: ShopClock,
): Promise<Map<string, ViewCounts>> {
  if (staffIds.length === 0) return new Map();
  return sqlInShop(scope, async (sql) => {
    const everybodys = { ownerId: null };
    const counted: Counted[] = [
      ...builtInViews.map((view) => ({ ...everybodys, ...view })),
      { ...everybodys, id: "forecast", filter: forecastFilter(clock) },
      ...(await viewsOf(sql, scope, staffIds)),
    ];
    return countEach(sql, scope, { counted, staffIds, clock });
  });
}

async function countEach(
  sql: ShopSql,
  { shopId }: ShopScope,
  { counted, staffIds, clock }: { counted: Counted[]; staffIds: string[]; clock: ShopClock },
): Promise<Map<string, ViewCounts>> {
  const values = new Values();
  const shop = values.add(shopId);
  const everybody = values.add(staffIds);
  const columns = counted.map(({ filter, ownerId }, at) => {
    const asked = {
      shopId: shop,
      staffId: () => "viewer.id",
      until: () => `${values.add(untilOf(filter, clock))}::timestamptz`,
    };
    const count = `(${countQuery(filter, asked, values, countCap)})`;
    return `${ownerId ? `CASE viewer.id WHEN ${values.add(ownerId)}::uuid THEN ${count} END` : count} AS v${at}`;
  });
  const rows = await sql.queryOnce<Record<string, number | null> & { staff_id: string }>(
    `SELECT viewer.id AS staff_id, ${columns.join(", ")} FROM unnest(${everybody}::uuid[]) AS viewer(id)`,
    values.list,
  );
  return new Map(rows.map((row) => [row.staff_id, countsOf(row, counted)]));
}

function countsOf(row: Record<string, number | string | null>, counted: Counted[]): ViewCounts {
  const known = counted.map(({ id }, at) => [id, row[`v${at}`]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}
