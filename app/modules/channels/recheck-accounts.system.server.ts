import { findShopsById } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { checkAccount } from "./check-account.server.ts";
import type { ConnectionProblem } from "./connection-problems.ts";

/** What ends by itself, without anything staff could do. */
const passing: ConnectionProblem[] = ["meta_unavailable", "not_subscribed"];

/**
 * Asks again about every account whose trouble may have passed, so that a warning goes when its cause has.
 * @returns how many were asked about
 */
export async function recheckAccounts(): Promise<number> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string; id: string }>(
    `SELECT shop_id, id FROM channel_accounts
     WHERE state = 'connected' AND last_error = ANY ($1) AND token_sealed IS NOT NULL
     ORDER BY last_check_at NULLS FIRST LIMIT 100`,
    [passing],
  );
  const scopes = await findShopsById([...new Set(rows.map((row) => row.shop_id))]);
  for (const { shop_id, id } of rows) {
    const scope = scopes.get(shop_id);
    if (scope) await checkAccount(scope, id);
  }
  return rows.length;
}
