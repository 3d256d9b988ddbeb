import { Session } from "@shopify/shopify-api";
import { createHash } from "node:crypto";
import type { ShopifyCaller } from "#app/integrations/shopify/client.server.ts";
import { refreshOfflineToken } from "#app/integrations/shopify/refresh-token.server.ts";
import { minute } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { sessionStorage } from "./session-storage.system.server.ts";
import { installedShops } from "./shops.system.server.ts";

/** Renewed this long before it ends, so that no question starts with a token about to die. */
const margin = 5 * minute;

const log = logger("access");

/**
 * The shop's own token for workers. Refreshed under one lock a shop across all processes: a refresh token
 * is used up by its use, so two refreshes at once could leave the shop with a dead one.
 * @throws ServiceError needsReauth when a staff member has to open the app again
 */
export async function offlineCaller(scope: ShopScope): Promise<ShopifyCaller> {
  const session = await load(scope);
  const fresh = isFresh(session) ? session : await refreshUnderLock(scope);
  return { domain: scope.domain, accessToken: fresh.accessToken ?? "" };
}

async function load({ domain }: ShopScope): Promise<Session> {
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  if (session?.accessToken) return session;
  throw new ServiceError("shopify", { code: "no_offline_session", retryable: false, needsReauth: true });
}

function isFresh(session: Session): boolean {
  return !session.expires || session.expires.getTime() - margin > Date.now();
}

async function refreshUnderLock(scope: ShopScope): Promise<Session> {
  const client = await acrossShopsSql().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1, $2)", [lockSpace, lockOf(scope)]);
    // Whoever held the lock before us may have done it.
    const session = await load(scope);
    const fresh = isFresh(session) ? session : await refresh(scope, session);
    await client.query("COMMIT");
    return fresh;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const lockSpace = 0x746f6b;

function lockOf({ shopId }: ShopScope): number {
  return createHash("sha256").update(shopId).digest().readInt32BE(0);
}

async function refresh(scope: ShopScope, session: Session): Promise<Session> {
  const answer = await refreshOfflineToken(scope.domain, session.refreshToken ?? "");
  const refreshed = new Session({ ...session.toObject(), ...answer });
  await sessionStorage.storeSession(refreshed);
  log.info({ shopId: scope.shopId }, "the shop's token was refreshed");
  return refreshed;
}

/** A refresh token dies after 90 days of silence: touches every installed shop's token. */
export async function keepTokensAlive(): Promise<void> {
  for (const scope of await installedShops()) {
    await offlineCaller(scope).catch((err: unknown) =>
      log.warn({ err: err as Error, shopId: scope.shopId }, "a shop's token could not be kept alive"),
    );
  }
}
