import { describe, expect, test } from "vitest";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pools.server.ts";
import { tables as registered } from "#app/modules/privacy/register.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertOf, rowFor, tablesOfShops } from "#tests/support/seed-rows.ts";

const db = await testDatabase();
const { scope, otherScope, asOwner } = db;
const tables = await tablesOfShops(asOwner);

for (const table of tables)
  for (const { shopId } of [scope, otherScope])
    await asOwner(...insertOf(table, await rowFor(asOwner, table, shopId)));

/** The shops whose rows the scope sees. */
const seen = (table: string, where = "true", values: unknown[] = []) =>
  sqlInShop(scope, (sql) =>
    sql.query<{ shop_id: string }>(`SELECT DISTINCT shop_id FROM ${table} WHERE ${where}`, values),
  );

const own = [{ shop_id: scope.shopId }];

/** What a statement of the scope's shop changes; a right that the role does not have changes nothing. */
async function changed(text: string, values: unknown[]): Promise<number> {
  try {
    return (await sqlInShop(scope, (sql) => sql.query(`${text} RETURNING 1`, values))).length;
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return 0;
    throw error;
  }
}

const rowsOfOther = (table: string) =>
  asOwner(`SELECT t::text FROM ${table} t WHERE shop_id = $1 ORDER BY 1`, [otherScope.shopId]);

test("every table with a shop in it is tried here, the register knows of no other", () => {
  const inRegister = registered
    .filter(({ fields }) => fields.some(({ column }) => column === "shop_id"))
    .map(({ table }) => table);
  expect(tables.toSorted()).toEqual(inRegister.toSorted());
});

describe.each(tables)("%s", (table) => {
  // promise R4-31
  test("with the right filter, and without any, a shop sees its own rows and no other's", async () => {
    expect(await seen(table, "shop_id = $1", [scope.shopId])).toEqual(own);
    expect(await seen(table)).toEqual(own);
    expect(await seen(table, "shop_id = $1", [otherScope.shopId])).toEqual([]);
  });

  // promise R4-31
  test("another shop's rows can be neither changed nor removed", async () => {
    const before = await rowsOfOther(table);
    expect(before).toHaveLength(1);
    const set = `UPDATE ${table} SET shop_id = shop_id WHERE shop_id = $1`;
    expect(await changed(set, [otherScope.shopId])).toBe(0);
    expect(await changed(`DELETE FROM ${table} WHERE shop_id = $1`, [otherScope.shopId])).toBe(0);
    expect(await rowsOfOther(table)).toEqual(before);
  });

  // promise R4-31
  test("a row cannot be written for another shop, nor an own one given to it", async () => {
    const refused = { code: "42501" };
    const insert = insertOf(table, await rowFor(asOwner, table, otherScope.shopId));
    await expect(sqlInShop(scope, (sql) => sql.query(...insert))).rejects.toMatchObject(refused);
    const give = `UPDATE ${table} SET shop_id = $2 WHERE shop_id = $1`;
    const values = [scope.shopId, otherScope.shopId];
    await expect(sqlInShop(scope, (sql) => sql.query(give, values))).rejects.toMatchObject(refused);
  });

  // promise R4-31
  test("with no shop set nothing is there", async () => {
    expect((await pool("couplet_app").query(`SELECT 1 FROM ${table}`)).rows).toEqual([]);
  });
});
