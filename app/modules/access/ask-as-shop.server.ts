import { askShopify, type ShopifyAnswer } from "#app/integrations/shopify/client.server.ts";
import type { Operations } from "#app/integrations/shopify/operations.generated.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { offlineCaller, renewedCaller } from "./offline-token.system.server.ts";

/**
 * Asks the Admin API as the shop itself: what workers ask. A token that died before its time is renewed once.
 * @throws ServiceError: needsReauth when a staff member has to open the app again, retryable when asking
 *   later may help
 */
export async function askAsShop<Document extends keyof Operations>(
  scope: ShopScope,
  operation: Document,
  variables: Operations[Document]["variables"],
): Promise<ShopifyAnswer<Operations[Document]["data"]>> {
  const caller = await offlineCaller(scope);
  try {
    return await askShopify(caller, operation, variables);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "http_401") throw error;
    return askShopify(await renewedCaller(scope, caller), operation, variables);
  }
}
