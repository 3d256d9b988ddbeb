import { askShopify } from "#app/integrations/shopify/client.server.ts";
import { shopInfo } from "#app/integrations/shopify/operations/shop-info.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { offlineCaller } from "./offline-token.system.server.ts";
import type { ShopFacts } from "./shops.system.server.ts";

const log = logger("access");

/** Reads the shop's name, currency and zone from Shopify once. Without them pages use the browser's. */
export async function loadShopFacts(scope: ShopScope, shop: ShopFacts): Promise<ShopFacts> {
  try {
    const { data } = await askShopify(await offlineCaller(scope), shopInfo, {});
    const read = { name: data.shop.name, currency: data.shop.currencyCode, timezone: data.shop.ianaTimezone };
    await inShop(scope, (tx) => tx.shop.updateMany({ where: { id: scope.shopId }, data: read }));
    return { ...shop, ...read };
  } catch (err) {
    log.warn({ err: err as Error, shopId: scope.shopId }, "the shop's facts could not be read; trying again on the next page");
    return shop;
  }
}
