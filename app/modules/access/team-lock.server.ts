import type { ShopTransaction } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Held until the transaction ends: whoever decides about roles of this shop does so alone. */
export async function lockTeam(tx: ShopTransaction, { shopId }: ShopScope): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`team ${shopId}`}, 0))`;
}
