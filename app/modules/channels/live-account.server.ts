import { metaErrorClass } from "#app/integrations/meta/error-table.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ServiceError } from "#app/platform/errors.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { openToken } from "./account-row.server.ts";
import type { ConnectionProblem } from "./connection-problems.ts";

const log = logger("channels");

/** An account with a token: what a call to Meta needs. Stays inside this module. */
export interface LiveAccount {
  id: string;
  externalId: string;
  token: string;
  /** The token as it is stored: names the very token that Meta refused. */
  tokenSealed: Buffer;
  lastError: string | null;
}

/** Null when the shop has no such account or it has no token. */
export async function liveAccount(scope: ShopScope, accountId: string): Promise<LiveAccount | null> {
  const [row] = await sqlInShop(scope, (sql) =>
    sql.query<{ external_id: string; token_sealed: Buffer; last_error: string | null }>(
      `SELECT external_id, token_sealed, last_error FROM channel_accounts
       WHERE shop_id = $1 AND id = $2 AND state = 'connected' AND token_sealed IS NOT NULL`,
      [scope.shopId, accountId],
    ),
  );
  if (!row) return null;
  return {
    id: accountId,
    externalId: row.external_id,
    token: openToken(scope, accountId, row.token_sealed),
    tokenSealed: row.token_sealed,
    lastError: row.last_error,
  };
}

/** Keeps on the account what a refusal says about the connection itself; most refusals say nothing. */
export async function noteRefusal(
  scope: ShopScope,
  account: LiveAccount,
  error: ServiceError,
): Promise<void> {
  if (error.needsReauth) return loseToken(scope, account, "token_dead");
  const problem = problemOf(error);
  if (!problem || problem === account.lastError) return;
  // That Meta is silent for a while says nothing against what it said before.
  if (problem === "meta_unavailable" && account.lastError !== null) return;
  await setProblem(scope, account, problem);
}

/** What an error says about the connection, or null. */
function problemOf(error: ServiceError): ConnectionProblem | null {
  switch (metaErrorClass(error.code)) {
    case "permission":
      return "permission_missing";
    case "access_off":
      return "message_access_off";
    case "restricted":
      return "account_restricted";
    case "throttled":
    case "slow_down":
      return null;
    default:
      return error.retryable || error.uncertain ? "meta_unavailable" : null;
  }
}

/** Meta accepted a message: what was wrong before is over. */
export async function noteSuccess(scope: ShopScope, account: LiveAccount): Promise<void> {
  if (account.lastError !== null) await setProblem(scope, account, null);
}

async function setProblem(
  scope: ShopScope,
  account: LiveAccount,
  problem: ConnectionProblem | null,
): Promise<void> {
  await sqlInShop(scope, (sql) =>
    sql.query(
      "UPDATE channel_accounts SET last_error = $4 WHERE shop_id = $1 AND id = $2 AND token_sealed = $3",
      [scope.shopId, account.id, account.tokenSealed, problem],
    ),
  );
  await publish(scope, [{ kind: "connections" }]);
}

/**
 * Meta refused the token: it is destroyed, and staff are asked to reconnect. A token stored meanwhile by
 * somebody who did reconnect stays.
 */
export async function loseToken(
  scope: ShopScope,
  account: Pick<LiveAccount, "id" | "tokenSealed">,
  problem: ConnectionProblem,
): Promise<void> {
  const lost = await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE channel_accounts SET state = 'needs_reauth', last_error = $4,
         token_sealed = NULL, token_issued_at = NULL, token_expires_at = NULL
       WHERE shop_id = $1 AND id = $2 AND token_sealed = $3 RETURNING id`,
      [scope.shopId, account.id, account.tokenSealed, problem],
    ),
  );
  if (lost.length === 0) return;
  log.warn({ shopId: scope.shopId, accountId: account.id, problem }, "an account has to be reconnected");
  await publish(scope, [{ kind: "connections" }]);
}
