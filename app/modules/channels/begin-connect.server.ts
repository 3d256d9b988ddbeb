import { authorizeUrl } from "#app/integrations/meta/login.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { signState } from "./connect-state.server.ts";
import { permissionsFor } from "./instagram/features.ts";
import { connectAttemptLifeMs } from "./instagram/rules.ts";

/** The address registered with Meta: it must be the same, to the letter, when the code is exchanged. */
export function redirectUri(): string {
  return `${env().SHOPIFY_APP_URL}/connect/instagram/callback`;
}

/**
 * Opens one use of Instagram's official login, good for ten minutes.
 * @param returnTo path inside the admin where staff come back to
 * @returns the address to open in a top-level window
 */
export async function beginConnect(
  scope: ShopScope,
  staffId: string,
  returnTo: string,
): Promise<{ url: string }> {
  const attemptId = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + connectAttemptLifeMs);
  await inShop(scope, (tx) =>
    tx.connectAttempt.create({
      data: { shopId: scope.shopId, id: attemptId, staffId, returnTo, createdAt, expiresAt },
    }),
  );
  const state = signState({ attemptId, shopId: scope.shopId, domain: scope.domain, expiresAt });
  return { url: authorizeUrl({ redirectUri: redirectUri(), scopes: permissionsFor(), state }) };
}
