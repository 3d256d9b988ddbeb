import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { IndexProgress } from "./search.ts";
import { wordsVersion } from "./words.ts";

interface ProgressRow {
  version: number;
  total: number;
  done: number;
  reached_contact_id: string | null;
  reached_id: string | null;
  finished_at: Date | null;
}

/** Whether what was written before the index was begun can be found already. */
export async function readIndexProgress(scope: ShopScope): Promise<IndexProgress> {
  const row = await sqlInShop(scope, (sql) => readRow(sql, scope));
  // A new shop: everything it has was indexed when it came.
  if (!row || (row.version === wordsVersion && row.finished_at)) return { state: "ready" };
  const begun = row.version === wordsVersion;
  return { state: "building", total: begun ? row.total : null, done: begun ? row.done : 0 };
}

/** The last message that was indexed: they go by person, then by id. */
export interface IndexPlace {
  contactId: string;
  messageId: string;
}

/**
 * Begins an index anew, or goes on where a process died.
 * @param count how many messages there are, asked when it begins
 * @returns null when nothing is to be done
 */
export async function beginIndex(
  sql: ShopSql,
  scope: ShopScope,
  count: () => Promise<number>,
): Promise<{ reached: IndexPlace | null } | null> {
  const row = await readRow(sql, scope, "FOR UPDATE");
  if (row?.version === wordsVersion) return row.finished_at ? null : { reached: placeOf(row) };
  await sql.query(
    `INSERT INTO search_indexes (shop_id, version, total) VALUES ($1, $2, $3)
     ON CONFLICT (shop_id) DO UPDATE SET version = excluded.version, total = excluded.total, done = 0,
       reached_contact_id = NULL, reached_id = NULL, finished_at = NULL`,
    [scope.shopId, wordsVersion, await count()],
  );
  return { reached: null };
}

function placeOf({ reached_contact_id: contactId, reached_id: messageId }: ProgressRow): IndexPlace | null {
  return contactId && messageId ? { contactId, messageId } : null;
}

/** Some more messages are indexed, in the transaction that did it. */
export async function noteIndexed(
  sql: ShopSql,
  { shopId }: ShopScope,
  count: number,
  { contactId, messageId }: IndexPlace,
): Promise<void> {
  await sql.query(
    "UPDATE search_indexes SET done = done + $2, reached_contact_id = $3, reached_id = $4 WHERE shop_id = $1",
    [shopId, count, contactId, messageId],
  );
}

/** Everything that was there when it began is indexed; what came since was indexed when it came. */
export async function endIndex(sql: ShopSql, { shopId }: ShopScope): Promise<void> {
  await sql.query("UPDATE search_indexes SET finished_at = now() WHERE shop_id = $1", [shopId]);
}

async function readRow(
  sql: ShopSql,
  { shopId }: ShopScope,
  lock: "" | "FOR UPDATE" = "",
): Promise<ProgressRow | undefined> {
  const [row] = await sql.query<ProgressRow>(
    `SELECT version, total, done, reached_contact_id, reached_id, finished_at FROM search_indexes WHERE shop_id = $1 ${lock}`,
    [shopId],
  );
  return row;
}
