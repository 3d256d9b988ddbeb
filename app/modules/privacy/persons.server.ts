import { destroyKeys, readContacts } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Counts } from "./privacy.ts";
import { personTables, rowsOfPersons, type PersonTable } from "./register.ts";

/** What a search for traces needs to know of persons once their rows are gone. */
export interface Traces {
  /** Ids, handles, names: what stands in a webhook that nothing has processed. */
  words: string[];
  /** Blind indexes, in base64. */
  indexes: string[];
}

/** How many rows each table holds of these persons. */
export async function countRows(scope: ShopScope, contactIds: string[]): Promise<Counts> {
  return sqlInShop(scope, (sql) => countRowsIn(sql, scope, contactIds));
}

/** {@link countRows} inside the caller's transaction. */
export async function countRowsIn(sql: ShopSql, scope: ShopScope, contactIds: string[]): Promise<Counts> {
  const counts: Counts = {};
  for (const table of personTables) {
    const [row] = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table.table} WHERE ${rowsOfPersons(table)}`,
      [scope.shopId, contactIds],
    );
    if (row && row.n > 0) counts[table.table] = row.n;
  }
  return counts;
}

/** What these persons are called, read while their keys still exist. */
export async function collectTraces(scope: ShopScope, contactIds: string[]): Promise<Traces> {
  return sqlInShop(scope, async (sql) => {
    const contacts = await readContacts(sql, scope, contactIds);
    const words = [...contacts.values()].flatMap(({ profile }) => [profile.externalId, profile.handle]);
    const indexes: string[] = [];
    for (const table of personTables) indexes.push(...(await indexesIn(sql, scope, table, contactIds)));
    return { words: words.filter((word) => typeof word === "string"), indexes: [...new Set(indexes)] };
  });
}

async function indexesIn(sql: ShopSql, scope: ShopScope, table: PersonTable, contactIds: string[]) {
  const found: string[] = [];
  for (const { column } of pseudonyms(table)) {
    const rows = await sql.query<{ value: Buffer }>(
      `SELECT DISTINCT ${column} AS value FROM ${table.table} WHERE ${rowsOfPersons(table)} AND ${column} IS NOT NULL`,
      [scope.shopId, contactIds],
    );
    found.push(...rows.map(({ value }) => value.toString("base64")));
  }
  return found;
}

function pseudonyms({ fields }: PersonTable) {
  return fields.filter(({ data }) => data === "pseudonym");
}

/** What hangs on another row goes with it; some of it nobody may delete by itself (decisions are append-only). */
const erasedTables = personTables.filter(({ rows }) => rows.via === undefined);

/** Deletes every row of these persons, table by table as the register names them, keys first. Safe to repeat. */
export async function eraseRows(scope: ShopScope, contactIds: string[]): Promise<void> {
  await destroyKeys(scope, contactIds);
  await sqlInShop(scope, (sql) => eraseRowsIn(sql, scope, contactIds));
}

/** Deletes the rows, keys among them, inside the caller's transaction: all go at once when it commits. */
export async function eraseRowsIn(sql: ShopSql, scope: ShopScope, contactIds: string[]): Promise<void> {
  for (const table of erasedTables)
    await sql.query(`DELETE FROM ${table.table} WHERE ${rowsOfPersons(table)}`, [scope.shopId, contactIds]);
}

/** The second search, with everything that was known of them: rows left, by table. Empty when all is gone. */
export async function searchTraces(
  scope: ShopScope,
  contactIds: string[],
  indexes: string[],
): Promise<Counts> {
  const left = await countRows(scope, contactIds);
  const sought = indexes.map((index) => Buffer.from(index, "base64"));
  return sqlInShop(scope, async (sql) => {
    for (const table of personTables) {
      for (const { column } of pseudonyms(table)) {
        const [row] = await sql.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM ${table.table} WHERE shop_id = $1 AND ${column} = ANY ($2::bytea[])`,
          [scope.shopId, sought],
        );
        if (row && row.n > 0) left[table.table] = (left[table.table] ?? 0) + row.n;
      }
    }
    return left;
  });
}
