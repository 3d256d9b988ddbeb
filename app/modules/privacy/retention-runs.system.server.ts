import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { Counts } from "./privacy.ts";
import { issueReceipt } from "./receipts.system.server.ts";

/**
 * The run to add to: one that did not come to its end, else a new one. A run that erased nothing is taken again, so
 * that a quiet store does not gather a row an hour.
 */
export async function openRun(scope: ShopScope): Promise<string> {
  const { shopId } = scope;
  return sqlInShop(scope, async (sql) => {
    const [last] = await sql.query<{ id: string; open: boolean; empty: boolean }>(
      `SELECT id, finished_at IS NULL AS open, erased = '{}' AS empty FROM retention_runs
       WHERE shop_id = $1 ORDER BY id DESC LIMIT 1`,
      [shopId],
    );
    if (last?.open) return last.id;
    if (last?.empty) {
      await sql.query(
        "UPDATE retention_runs SET started_at = now(), finished_at = NULL WHERE shop_id = $1 AND id = $2",
        [shopId, last.id],
      );
      return last.id;
    }
    const id = newId();
    await sql.query("INSERT INTO retention_runs (shop_id, id) VALUES ($1, $2)", [shopId, id]);
    return id;
  });
}

const sum = (column: string, parameter: string) => `(
  SELECT coalesce(jsonb_object_agg(key, n), '{}') FROM (
    SELECT key, sum(value::int) AS n
    FROM (SELECT * FROM jsonb_each_text(${column}) UNION ALL SELECT * FROM jsonb_each_text(${parameter}::jsonb)) AS a
    GROUP BY key) AS b)`;

/** Adds what a batch erased, and what was still found of it afterwards, in the batch's own transaction. */
export async function addToRun(
  sql: ShopSql,
  { shopId }: ShopScope,
  runId: string,
  erased: Counts,
  remaining: Counts = {},
): Promise<void> {
  await sql.query(
    `UPDATE retention_runs SET erased = ${sum("erased", "$3")}, remaining = ${sum("remaining", "$4")}
     WHERE shop_id = $1 AND id = $2`,
    [shopId, runId, JSON.stringify(erased), JSON.stringify(remaining)],
  );
}

/** The end of a run: with a receipt when it erased something. @returns the receipt's id */
export async function closeRun({ shopId }: ShopScope, runId: string): Promise<string | null> {
  const { rows } = await acrossShopsSql().query<{ started_at: Date; erased: Counts; remaining: Counts }>(
    `UPDATE retention_runs SET finished_at = CASE WHEN erased = '{}' THEN now() END
     WHERE shop_id = $1 AND id = $2 AND finished_at IS NULL RETURNING started_at, erased, remaining`,
    [shopId, runId],
  );
  const [run] = rows;
  if (!run || Object.keys(run.erased).length === 0) return null;
  const finishedAt = new Date().toISOString();
  return issueReceipt(
    {
      origin: "retention",
      kind: "erase_person",
      receivedAt: run.started_at.toISOString(),
      startedAt: run.started_at.toISOString(),
      finishedAt,
      erased: run.erased,
      left: run.remaining,
      shortfalls: Object.keys(run.remaining).length > 0 ? ["rows_left"] : [],
    },
    async (client, receiptId) => {
      const { rowCount } = await client.query(
        `UPDATE retention_runs SET finished_at = $3, receipt_id = $4
         WHERE shop_id = $1 AND id = $2 AND finished_at IS NULL`,
        [shopId, runId, finishedAt, receiptId],
      );
      return rowCount === 1;
    },
  );
}
