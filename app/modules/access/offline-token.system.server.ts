import { createHash } from "node:crypto";
import type { ShopifyCaller } from "#app/integrations/shopify/client.server.ts";
import { refreshOfflineToken } from "#app/integrations/shopify/refresh-token.server.ts";
import { minute, second } from "#app/platform/clock.ts";
import { SealError } from "#app/platform/crypto/envelope.ts";
import { acrossShops } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { openSecret, sealSecret } from "./session-secrets.server.ts";
import { deleteOnlineSessions } from "./session-storage.system.server.ts";

/** The shop's own token as stored. */
interface Token {
  accessToken: string;
  refreshToken: string | null;
  expires: Date | null;
  /** The access token's stored form: a new one for each storing, so it tells whether anybody stored since. */
  sealed: string;
}

type Sessions = Pick<ReturnType<typeof acrossShops>, "session">;

/** Renewed this long before it ends, so that no question starts with a token about to die. */
const margin = 5 * minute;

const log = logger("access");

/**
 * The shop's own token, for workers. Renewed in good time under one lock a shop across all processes: a
 * refresh token is used up by its use, so two at once could leave the shop with a dead one.
 * @throws ServiceError needsReauth when a staff member has to open the app again
 */
export async function offlineCaller(scope: ShopScope): Promise<ShopifyCaller> {
  return callerWith(scope, isFresh);
}

/**
 * A caller in place of one whose token Shopify no longer accepts, although it looked alive.
 * @throws ServiceError needsReauth
 */
export async function renewedCaller(scope: ShopScope, refused: ShopifyCaller): Promise<ShopifyCaller> {
  return callerWith(scope, ({ accessToken }) => accessToken !== refused.accessToken);
}

async function callerWith(scope: ShopScope, isGood: (token: Token) => boolean): Promise<ShopifyCaller> {
  try {
    const token = await read(acrossShops(), scope);
    const { accessToken } = isGood(token) ? token : await renew(scope, token);
    return { domain: scope.domain, accessToken };
  } catch (error) {
    if (error instanceof ServiceError && error.needsReauth) await awaitVisit(scope, error.code);
    throw error;
  }
}

/** When only a visit can help, the next one shall: see {@link deleteOnlineSessions}. */
async function awaitVisit({ domain, shopId }: ShopScope, code: string): Promise<void> {
  await deleteOnlineSessions(domain);
  log.warn({ shopId, code }, "the shop's token is dead until somebody opens the app");
}

async function read({ session }: Sessions, { domain }: ShopScope): Promise<Token> {
  const place = placeOf(domain);
  const row = await session.findUnique({ where: { id: place.id } });
  if (!row?.accessToken) throw needsReauth("no_offline_session");
  try {
    const accessToken = openSecret(place, "accessToken", row.accessToken);
    const refreshToken = row.refreshToken && openSecret(place, "refreshToken", row.refreshToken);
    return { accessToken, refreshToken, expires: row.expires, sealed: row.accessToken };
  } catch (cause) {
    if (cause instanceof SealError) throw needsReauth("unreadable_session", cause);
    throw cause;
  }
}

function placeOf(domain: string) {
  return { id: `offline_${domain}`, shop: domain };
}

/** A token that can be refreshed but does not say when it ends is taken for one that has (its end got lost). */
function isFresh({ expires, refreshToken }: Token): boolean {
  return expires ? expires.getTime() - margin > Date.now() : !refreshToken;
}

/** Renewals under way in this process, by shop: others wait for them without a database connection each. */
const renewing = new Map<string, Promise<Token>>();

function renew(scope: ShopScope, dead: Token): Promise<Token> {
  const running = renewing.get(scope.shopId);
  if (running) return running;
  const mine = renewUnderLock(scope, dead).finally(() => renewing.delete(scope.shopId));
  renewing.set(scope.shopId, mine);
  return mine;
}

const lockSpace = 0x746f6b;

/** Longer than Shopify may take to answer; the connection is held that long, by one caller a shop. */
const transaction = { maxWait: 10 * second, timeout: 40 * second };

async function renewUnderLock(scope: ShopScope, dead: Token): Promise<Token> {
  const lock = createHash("sha256").update(scope.shopId).digest().readInt32BE(0);
  return acrossShops().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockSpace}::int, ${lock}::int)`;
    const token = await read(tx, scope);
    // Whoever held the lock before us may have done it.
    if (token.sealed !== dead.sealed && isFresh(token)) return token;
    return refresh(tx, scope, token);
  }, transaction);
}

/** Stores what came back unless a staff member's visit brought another token meanwhile: that one is newer. */
async function refresh(tx: Sessions, scope: ShopScope, token: Token): Promise<Token> {
  if (!token.refreshToken) throw needsReauth("no_refresh_token");
  const place = placeOf(scope.domain);
  const { accessToken, refreshToken, expires, refreshTokenExpires } = await refreshOfflineToken(
    scope.domain,
    token.refreshToken,
  );
  const sealed = sealSecret(place, "accessToken", accessToken);
  const { count } = await tx.session.updateMany({
    where: { id: place.id, accessToken: token.sealed },
    data: {
      accessToken: sealed,
      expires,
      ...(refreshToken && { refreshToken: sealSecret(place, "refreshToken", refreshToken) }),
      ...(refreshTokenExpires && { refreshTokenExpires }),
    },
  });
  if (count === 0) return read(tx, scope);
  log.info({ shopId: scope.shopId }, "the shop's token was refreshed");
  return { accessToken, refreshToken: refreshToken ?? token.refreshToken, expires, sealed };
}

function needsReauth(code: string, cause?: unknown): ServiceError {
  return new ServiceError("shopify", { code, retryable: false, needsReauth: true, cause });
}
