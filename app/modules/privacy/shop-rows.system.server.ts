import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Counts } from "./privacy.ts";
import { personTables, tables } from "./register.ts";

/** Tables with rows of a store that go with it. Requests stay, without their store. */
const shopTables = tables.filter(
  ({ rows, fields }) =>
    rows.of !== "proof" && rows.of !== "mixed" && fields.some(({ column }) => column === "shop_id"),
);

/** So many persons at a time: each batch commits, and intake goes on between them. */
const batchSize = 50;

/** How many rows each table holds of a store. */
export async function countShop({ shopId }: ShopScope): Promise<Counts> {
  const counts: Counts = {};
  for (const { table } of shopTables) {
    const { rows } = await acrossShopsSql().query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE shop_id = $1`,
      [shopId],
    );
    const n = rows[0]?.n ?? 0;
    if (n > 0) counts[table] = n;
  }
  return counts;
}

/** Everybody of a store in batches, until nobody is left: whoever takes a batch erases it. */
export async function* personsOfShop({ shopId }: ShopScope): AsyncGenerator<string[]> {
  const own = personTables.find(({ rows }) => rows.by === "id");
  for (;;) {
    const { rows } = await acrossShopsSql().query<{ id: string }>(
      `SELECT id FROM ${own?.table} WHERE shop_id = $1 LIMIT $2`,
      [shopId, batchSize],
    );
    if (rows.length === 0) return;
    yield rows.map((row) => row.id);
  }
}

/** What is left of a store when its persons are gone: accounts, staff, logins. */
export async function eraseShopRows({ shopId }: ShopScope): Promise<void> {
  for (const { table } of shopTables.filter(({ rows }) => rows.of !== "person"))
    await acrossShopsSql().query(`DELETE FROM ${table} WHERE shop_id = $1`, [shopId]);
}
