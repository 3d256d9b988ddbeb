import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import { pool } from "./pools.server.ts";

let systemClient: PrismaClient | undefined;

/**
 * Prisma as `couplet_system`, which sees every shop. Only files named `*.system.server.ts` import this:
 * finding the shop of a token or webhook, and sweeps across shops.
 */
export function acrossShops(): PrismaClient {
  systemClient ??= new PrismaClient({ adapter: new PrismaPg(pool("couplet_system")) });
  return systemClient;
}

/** The same role with plain SQL, for the paths whose speed is measured. */
export function acrossShopsSql() {
  return pool("couplet_system");
}
