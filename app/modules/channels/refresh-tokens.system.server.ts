import { refreshLongToken } from "#app/integrations/meta/login.server.ts";
import { findShopsById } from "#app/modules/access/access.server.ts";
import { now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { inShop, type ShopTransaction } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { openToken, sealToken } from "./account-row.server.ts";
import {
  tokenLifeMs,
  tokenRefreshDueAfterMs,
  tokenRefreshDueBeforeExpiryMs,
  tokenRefreshableAfterMs,
} from "./instagram/rules.ts";
import { loseToken } from "./live-account.server.ts";

const log = logger("channels");

/** How a sweep over tokens went. */
export interface RefreshedTokens {
  refreshed: number;
  /** Dead or expired: staff have to reconnect. */
  lost: number;
  /** Meta did not answer; the next sweep tries again. */
  failed: number;
}

/**
 * Renews every token that is half way through its life or near its end. A token can only be renewed while it
 * lives and once it is a day old (Business Login for Instagram), so this must not wait for traffic.
 */
export async function refreshTokens(at: Date = now()): Promise<RefreshedTokens> {
  const counts: RefreshedTokens = { refreshed: 0, lost: 0, failed: 0 };
  for (const { scope, accountId } of await dueAccounts(at)) {
    const outcome = await refreshOne(scope, accountId, at);
    if (outcome !== "not_due") counts[outcome] += 1;
  }
  return counts;
}

async function dueAccounts(at: Date): Promise<{ scope: ShopScope; accountId: string }[]> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string; id: string }>(
    `SELECT shop_id, id FROM channel_accounts
     WHERE state = 'connected' AND token_sealed IS NOT NULL AND token_issued_at <= $1
       AND (token_issued_at <= $2 OR token_expires_at <= $3)`,
    Object.values(thresholds(at)),
  );
  const scopes = await findShopsById([...new Set(rows.map((row) => row.shop_id))]);
  return rows.flatMap(({ shop_id, id }) => {
    const scope = scopes.get(shop_id);
    return scope ? [{ scope, accountId: id }] : [];
  });
}

/** Issued before the first: old enough. Issued before the second, or running out before the third: due. */
function thresholds(at: Date) {
  return {
    refreshable: new Date(at.getTime() - tokenRefreshableAfterMs),
    halfWay: new Date(at.getTime() - tokenRefreshDueAfterMs),
    runningOut: new Date(at.getTime() + tokenRefreshDueBeforeExpiryMs),
  };
}

type Outcome = keyof RefreshedTokens | "not_due";

interface DueToken {
  id: string;
  tokenSealed: Buffer;
  expiresAt: Date;
}

/**
 * One renewal at a time for an account, under a lock of its own rather than on its row: webhooks go on
 * writing there while Meta takes its time.
 */
async function refreshOne(scope: ShopScope, accountId: string, at: Date): Promise<Outcome> {
  const result = await inShop(scope, async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`refresh-token:${accountId}`}, 0)) AS free`;
    const due = lock?.free ? await stillDue(tx, scope, accountId, at) : null;
    if (!due) return { outcome: "not_due" as const };
    if (due.expiresAt <= at) return { outcome: "lost" as const, due, problem: "token_expired" as const };
    return renew(tx, scope, due, at);
  });
  if (result.outcome === "lost") await loseToken(scope, result.due, result.problem);
  return result.outcome;
}

async function stillDue(
  tx: ShopTransaction,
  { shopId }: ShopScope,
  id: string,
  at: Date,
): Promise<DueToken | null> {
  const { refreshable, halfWay, runningOut } = thresholds(at);
  const row = await tx.channelAccount.findFirst({
    where: {
      shopId,
      id,
      state: "connected",
      tokenIssuedAt: { lte: refreshable },
      OR: [{ tokenIssuedAt: { lte: halfWay } }, { tokenExpiresAt: { lte: runningOut } }],
    },
  });
  if (!row?.tokenSealed || !row.tokenExpiresAt) return null;
  return { id, tokenSealed: Buffer.from(row.tokenSealed), expiresAt: row.tokenExpiresAt };
}

async function renew(tx: ShopTransaction, scope: ShopScope, due: DueToken, at: Date) {
  try {
    const fresh = await refreshLongToken(openToken(scope, due.id, due.tokenSealed));
    await tx.channelAccount.updateMany({
      where: { shopId: scope.shopId, id: due.id, tokenSealed: Uint8Array.from(due.tokenSealed) },
      data: {
        // Meta may answer with the same token or a new one: whatever comes back is the token now.
        tokenSealed: sealToken(scope, due.id, fresh.token),
        tokenIssuedAt: at,
        tokenExpiresAt: new Date(at.getTime() + (fresh.expiresInMs ?? tokenLifeMs)),
        lastError: null,
      },
    });
    return { outcome: "refreshed" as const };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    log.warn({ err: error, accountId: due.id, code: error.code }, "a token could not be refreshed");
    if (error.needsReauth) return { outcome: "lost" as const, due, problem: "token_dead" as const };
    await noteFailure(tx, scope, due, at);
    return { outcome: "failed" as const };
  }
}

/** While there is time, a failure is nobody's worry. */
async function noteFailure(tx: ShopTransaction, { shopId }: ShopScope, due: DueToken, at: Date) {
  if (due.expiresAt.getTime() - at.getTime() > tokenRefreshDueBeforeExpiryMs) return;
  await tx.channelAccount.updateMany({
    where: { shopId, id: due.id },
    data: { lastError: "refresh_failed" },
  });
}
