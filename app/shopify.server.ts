import "@shopify/shopify-app-remix/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { type ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { shopifyStore } from "#app/integrations/shopify/recipient.server.ts";
import { adminApiVersion } from "#app/integrations/shopify/version.ts";
import { sessionStorage } from "#app/modules/access/session-storage.system.server.ts";
import { env } from "#app/platform/env.server.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { logger } from "#app/platform/log.server.ts";

const log = logger("shopify");

function makeApp() {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL, SCOPES } = env();
  // Its token exchange leaves by the same door as everything else.
  setAbstractFetchFunc((input, init) => {
    if (input instanceof Request) throw new TypeError("a request made elsewhere cannot be looked into");
    return send(shopifyStore, new URL(input), init ?? {});
  });
  return shopifyApp({
    apiKey: SHOPIFY_API_KEY,
    apiSecretKey: SHOPIFY_API_SECRET,
    appUrl: SHOPIFY_APP_URL,
    scopes: SCOPES.split(","),
    apiVersion: adminApiVersion as ApiVersion,
    distribution: AppDistribution.AppStore,
    sessionStorage,
    // Each staff member acts under their own token, so Shopify's limits of a role hold here too.
    useOnlineTokens: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: {
      level: LogSeverity.Warning,
      // The library's own messages can quote tokens and claims: that it spoke is kept, not what it said.
      log: (severity) => log.warn({ severity }, "Shopify's library reported something"),
    },
  });
}

let made: ReturnType<typeof makeApp> | undefined;

/** Shopify's app object; made on first use, so that importing this file needs no environment. */
export function shopify(): ReturnType<typeof makeApp> {
  made ??= makeApp();
  return made;
}
