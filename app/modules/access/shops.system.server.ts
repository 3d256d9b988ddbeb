import { newIndexKey } from "#app/platform/crypto/blind-index.system.server.ts";
import { acrossShops, acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { minute } from "#app/platform/clock.ts";
import { deleteSessionsOfShop } from "./session-storage.system.server.ts";
import type { ShopFacts } from "./shop-facts.server.ts";

const facts = {
  id: true,
  domain: true,
  name: true,
  currency: true,
  timezone: true,
  uninstalledAt: true,
  deletionCode: true,
} as const;

/** Stores that something runs for: neither did they uninstall the app, nor are they being deleted. */
const atWork = { uninstalledAt: null, deletionCode: null } as const;

/**
 * The scope of a shop by its domain, for webhooks that Shopify has signed: of an uninstalled one too, since
 * privacy requests come afterwards.
 */
export async function findShop(domain: string): Promise<ShopScope | null> {
  const shop = await acrossShops().shop.findUnique({ where: { domain }, select: facts });
  return shop && shopScope(shop);
}

/** The scope of a shop at work by our own id, for jobs. Null once it uninstalled or is deleted: nothing runs then. */
export async function findShopById(id: string): Promise<ShopScope | null> {
  const shop = await acrossShops().shop.findFirst({ where: { id, ...atWork }, select: facts });
  return shop && shopScope(shop);
}

/** The scope of a shop by our own id, also of one that uninstalled: privacy duties come afterwards. */
export async function findShopOfRequest(
  id: string,
): Promise<{ scope: ShopScope; uninstalledAt: Date | null } | null> {
  const shop = await acrossShops().shop.findUnique({ where: { id }, select: facts });
  return shop && { scope: shopScope(shop), uninstalledAt: shop.uninstalledAt };
}

/**
 * All of a shop is about to be deleted: from now on nothing runs for it and nobody is let in, and its Shopify tokens
 * are gone. Safe to repeat; the first code stays.
 * @param code of the request's public page
 * @param asked by the shop itself; else only one that left is closed
 */
export async function closeForDeletion(
  { shopId, domain }: ShopScope,
  code: string,
  { asked }: { asked: boolean },
): Promise<"closed" | "in_use" | "gone"> {
  const { rows } = await acrossShopsSql().query<{ closed: boolean }>(
    `WITH closed AS (
       UPDATE shops SET deletion_code = coalesce(deletion_code, $2)
       WHERE id = $1 AND ($3 OR uninstalled_at IS NOT NULL OR deletion_code IS NOT NULL) RETURNING id)
     SELECT EXISTS (SELECT FROM closed) AS closed FROM shops WHERE id = $1`,
    [shopId, code, asked],
  );
  if (!rows[0]) return "gone";
  if (!rows[0].closed) return "in_use";
  await deleteSessionsOfShop(domain);
  return "closed";
}

/** The last of a shop: its row, its sessions, and by the keys everything that still hangs on it. */
export async function eraseShop({ shopId, domain }: ShopScope): Promise<void> {
  await deleteSessionsOfShop(domain);
  await acrossShops().shop.deleteMany({ where: { id: shopId } });
}

/** The scopes of shops at work by our own ids, for webhooks that name an account rather than a shop. */
export async function findShopsById(ids: string[]): Promise<Map<string, ShopScope>> {
  const shops = await acrossShops().shop.findMany({
    where: { id: { in: ids }, ...atWork },
    select: facts,
  });
  return new Map(shops.map((shop) => [shop.id, shopScope(shop)]));
}

export type OpenedShop =
  | { outcome: "open"; scope: ShopScope; shop: ShopFacts }
  /** All of its data is being deleted; `code` is that of the request's public page. */
  | { outcome: "deleting"; code: string }
  /** Nothing is here of it. */
  | { outcome: "unknown" };

/**
 * The shop of a verified session token: made on its first visit, back to life after a re-installation. While it is
 * being deleted it stays shut. Where nobody is let in, the session goes again that the visit brought.
 * @param scopes what the token may do
 * @param begins whether this is a visit; what an open page asks by itself begins no store
 */
export async function openShop(
  domain: string,
  scopes: string[],
  { begins }: { begins: boolean } = { begins: true },
): Promise<OpenedShop> {
  const known = await acrossShops().shop.findUnique({ where: { domain }, select: facts });
  if (known?.deletionCode || (!known && !begins)) {
    await deleteSessionsOfShop(domain);
    return known?.deletionCode ? { outcome: "deleting", code: known.deletionCode } : { outcome: "unknown" };
  }
  const row = known && !known.uninstalledAt ? known : await install(domain, scopes);
  const { name, currency, timezone } = row;
  return { outcome: "open", scope: shopScope(row), shop: { domain, name, currency, timezone } };
}

async function install(domain: string, scopes: string[]) {
  const id = newId();
  return acrossShops().shop.upsert({
    where: { domain },
    create: { id, domain, scopes, indexKeyWrapped: newIndexKey(id) },
    update: { scopes, uninstalledAt: null, installedAt: new Date() },
    select: facts,
  });
}

/** A session token lives a minute, and clocks differ: a visit proves an installation this long before it. */
const tokenLife = 2 * minute;

/**
 * The shop uninstalled the app: its sessions go, nothing of it runs any more, its data waits for
 * `shop/redact`. A notice from before a re-installation changes nothing; that there was one is known from a
 * visit after the notice, because Shopify gives session tokens to installed apps only.
 * @param triggeredAt when Shopify says it happened
 */
export async function closeShop(
  domain: string,
  triggeredAt: Date,
): Promise<{ outcome: "closed"; scope: ShopScope } | { outcome: "unknown_shop" | "out_of_date" }> {
  const shop = await acrossShops().shop.findUnique({
    where: { domain },
    select: { ...facts, installedAt: true },
  });
  if (!shop) return { outcome: "unknown_shop" };
  const visitAfter = await acrossShops().staff.findFirst({
    where: { shopId: shop.id, lastSeenAt: { gt: new Date(triggeredAt.getTime() + tokenLife) } },
    select: { id: true },
  });
  if (shop.installedAt > triggeredAt || visitAfter) return { outcome: "out_of_date" };
  await acrossShops().shop.update({ where: { domain }, data: { uninstalledAt: triggeredAt } });
  await deleteSessionsOfShop(domain);
  return { outcome: "closed", scope: shopScope(shop) };
}

/** Shopify says which scopes the shop has granted now. */
export async function saveScopes(domain: string, scopes: string[]): Promise<void> {
  await acrossShops().shop.updateMany({ where: { domain }, data: { scopes } });
}

/** Every shop of which anything is here, also one that uninstalled. */
export async function everyShop(): Promise<ShopScope[]> {
  return (await acrossShops().shop.findMany({ select: facts })).map(shopScope);
}

/** Shops at work, for sweeps. */
export async function installedShops(): Promise<ShopScope[]> {
  const shops = await acrossShops().shop.findMany({ where: atWork, select: facts });
  return shops.map(shopScope);
}
