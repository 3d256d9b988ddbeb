import { shopInfo } from "#app/integrations/shopify/operations/shop-info.ts";
import { second } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { askAsShop } from "./ask-as-shop.server.ts";

/** What every page may know of its shop. */
export interface ShopFacts {
  domain: string;
  name: string | null;
  /** ISO 4217, once read from Shopify. */
  currency: string | null;
  /** IANA name, once read from Shopify. */
  timezone: string | null;
}

/** A page waits this long at most for Shopify to say what the shop is called. */
const patience = 2 * second;

const log = logger("access");

/**
 * Reads the shop's name, currency and zone from Shopify and keeps them.
 * @throws ServiceError
 */
export async function readShopFacts(scope: ShopScope): Promise<ShopFacts> {
  const { data } = await askAsShop(scope, shopInfo, {});
  const read = { name: data.shop.name, currency: data.shop.currencyCode, timezone: data.shop.ianaTimezone };
  await inShop(scope, (tx) => tx.shop.updateMany({ where: { id: scope.shopId }, data: read }));
  return { domain: scope.domain, ...read };
}

/** First readings under way in this process, by shop. */
const reading = new Map<string, Promise<ShopFacts>>();

/** The facts of a shop just installed; without them, for now, when Shopify takes its time or does not answer. */
export async function firstShopFacts(scope: ShopScope, known: ShopFacts): Promise<ShopFacts> {
  let read = reading.get(scope.shopId);
  if (!read) {
    read = readShopFacts(scope)
      .catch((err: unknown) => {
        log.warn({ err: err as Error, shopId: scope.shopId }, "the shop's facts could not be read yet");
        return known;
      })
      .finally(() => reading.delete(scope.shopId));
    reading.set(scope.shopId, read);
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ShopFacts>((resolve) => (timer = setTimeout(() => resolve(known), patience)));
  return Promise.race([read, late]).finally(() => clearTimeout(timer));
}

/** What is known of a shop. */
export async function shopFacts(scope: ShopScope): Promise<ShopFacts> {
  const { domain } = scope;
  const select = { name: true, currency: true, timezone: true };
  const row = await inShop(scope, (tx) => tx.shop.findUnique({ where: { id: scope.shopId }, select }));
  return { domain, name: null, currency: null, timezone: null, ...row };
}
