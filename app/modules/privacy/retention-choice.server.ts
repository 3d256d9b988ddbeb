import { countIdle, type Idle } from "#app/modules/conversations/conversations.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { heldPersons } from "./legal-holds.server.ts";
import type { Counts } from "./privacy.ts";
import { defaultRetention, limitOf, type ProfileName, type Retention } from "./retention.ts";

/** The choice in force, and whose it was; of a store that has chosen nothing the default, nobody's. */
export interface RetentionInForce extends Retention {
  setBy: string | null;
  setAt: string | null;
}

/** How long the shop keeps conversations. */
export async function readRetention(scope: ShopScope): Promise<RetentionInForce> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ profile: ProfileName; maximum: number | null; set_by: string; set_at: Date }>(
      `SELECT profile, maximum, set_by, set_at FROM retention_profiles
       WHERE shop_id = $1 ORDER BY set_at DESC, id DESC LIMIT 1`,
      [scope.shopId],
    ),
  );
  if (!row) return { ...defaultRetention, setBy: null, setAt: null };
  const { profile, maximum } = row;
  return { profile, maximum, setBy: row.set_by, setAt: row.set_at.toISOString() };
}

/** Puts a choice in force. What was chosen before stays readable. */
export async function setRetention(
  scope: ShopScope,
  staffId: string,
  { profile, maximum }: Retention,
): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      "INSERT INTO retention_profiles (shop_id, id, profile, maximum, set_by) VALUES ($1, $2, $3, $4, $5)",
      [scope.shopId, newId(), profile, maximum, staffId],
    ),
  );
}

/** What a choice would erase if it came into force now; nothing without a maximum. */
export async function retentionEffects(
  scope: ShopScope,
  retention: Retention,
  at: Date = now(),
): Promise<{ persons: number; contents: number }> {
  return sqlInShop(scope, async (sql) => {
    const idle = await idleUnder(sql, scope, retention, at);
    if (!idle) return { persons: 0, contents: 0 };
    const { persons, contents } = await countIdle(sql, scope, idle);
    return { persons, contents: idle.anyActivity ? contents : 0 };
  });
}

/** Whom a choice makes due: nobody without a maximum, and never whom a law keeps. */
export async function idleUnder(
  sql: ShopSql,
  scope: ShopScope,
  retention: Retention,
  at: Date,
): Promise<Idle | null> {
  const before = limitOf(retention, at);
  if (!before) return null;
  const except = [...(await heldPersons(sql, scope)).keys()];
  return { before, anyActivity: retention.profile === "bridge", at, except };
}

/** The newest run of the sweep, and what the newest one that erased something erased. */
export interface LastSweep {
  sweptAt: string | null;
  erasedAt: string | null;
  erased: Counts;
  receiptId: string | null;
}

/** When the sweep last came by, and what it last erased. */
export async function lastSweep(scope: ShopScope): Promise<LastSweep> {
  return sqlInShop(scope, async (sql) => {
    const [last] = await sql.query<{ swept: Date | null }>(
      "SELECT max(finished_at) AS swept FROM retention_runs WHERE shop_id = $1",
      [scope.shopId],
    );
    const [run] = await sql.query<{ finished_at: Date; erased: Counts; receipt_id: string }>(
      `SELECT finished_at, erased, receipt_id FROM retention_runs
       WHERE shop_id = $1 AND receipt_id IS NOT NULL ORDER BY finished_at DESC LIMIT 1`,
      [scope.shopId],
    );
    return {
      sweptAt: last?.swept?.toISOString() ?? null,
      erasedAt: run?.finished_at.toISOString() ?? null,
      erased: run?.erased ?? {},
      receiptId: run?.receipt_id ?? null,
    };
  });
}
