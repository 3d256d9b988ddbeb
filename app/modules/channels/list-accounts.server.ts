import { inShop, sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { cardOf, openProfile } from "./account-row.server.ts";
import type { AccountCard, AccountState } from "./channels.ts";

/** Every account the shop ever connected, those in use first. */
export async function listAccounts(scope: ShopScope): Promise<AccountCard[]> {
  const rows = await inShop(scope, (tx) =>
    tx.channelAccount.findMany({ where: { shopId: scope.shopId }, orderBy: { connectedAt: "desc" } }),
  );
  const rank = { connected: 0, needs_reauth: 1, disconnected: 2 };
  return rows.map(cardOf).sort((a, b) => rank[a.state] - rank[b.state]);
}

/** What an inbox needs to know of an account. */
export interface AccountSummary {
  id: string;
  /** The account's id at Meta. */
  externalId: string;
  handle: string;
  state: AccountState;
  humanAgent: boolean;
}

/** Summaries by account id, all of the shop's or the named ones. */
export async function accountSummaries(
  scope: ShopScope,
  ids?: string[],
): Promise<Map<string, AccountSummary>> {
  return sqlInShop(scope, (sql) => accountSummariesIn(sql, scope, ids));
}

/** The same inside the caller's transaction: one query. */
export async function accountSummariesIn(
  sql: ShopSql,
  scope: ShopScope,
  ids?: string[],
): Promise<Map<string, AccountSummary>> {
  const rows = await sql.query<{
    id: string;
    external_id: string;
    profile_sealed: Buffer;
    state: AccountState;
    human_agent: boolean;
  }>(
    `SELECT id, external_id, profile_sealed, state, human_agent FROM channel_accounts
     WHERE shop_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[]))`,
    [scope.shopId, ids ?? null],
  );
  return new Map(rows.map((row) => [row.id, summaryOf(scope, row)]));
}

/** Accounts that may answer for seven days, inside the caller's transaction. */
export async function humanAgentAccountsIn(sql: ShopSql, { shopId }: ShopScope): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    "SELECT id FROM channel_accounts WHERE shop_id = $1 AND human_agent",
    [shopId],
  );
  return rows.map(({ id }) => id);
}

function summaryOf(
  scope: ShopScope,
  row: { id: string; external_id: string; profile_sealed: Buffer; state: AccountState; human_agent: boolean },
): AccountSummary {
  const { handle } = openProfile(scope, row.id, row.profile_sealed);
  return { id: row.id, externalId: row.external_id, handle, state: row.state, humanAgent: row.human_agent };
}
