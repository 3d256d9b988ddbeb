import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "@prisma/client";
import type pg from "pg";
import { pool } from "./pools.server.ts";
import type { ShopScope } from "./shop-scope.ts";

/** Prisma inside one transaction that sees one shop. */
export type ShopTransaction = Prisma.TransactionClient;

let appClient: PrismaClient | undefined;

function app(): PrismaClient {
  appClient ??= new PrismaClient({ adapter: new PrismaPg(pool("couplet_app")) });
  return appClient;
}

/**
 * Runs `work` in one transaction that sees the scope's shop and nothing else. The shop is set inside the
 * transaction: Prisma joins queries of concurrent requests, so anything set outside could be another's.
 */
export async function inShop<T>(scope: ShopScope, work: (tx: ShopTransaction) => Promise<T>): Promise<T> {
  return app().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('couplet.shop_id', ${scope.shopId}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
}

/** SQL inside one transaction that sees one shop: for reads and batches whose speed is measured. */
export interface ShopSql {
  /** A text that is asked often: parsed once a connection, and planned once for whatever values. */
  query<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]>;
  /** A text put together from what is asked: planned for its values, and kept nowhere. */
  queryOnce<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]>;
}

const uuid = /^[0-9a-f-]{36}$/;

/**
 * Like {@link inShop}, with plain SQL on the driver. BEGIN and the shop travel in one message, which is
 * half of what a short read costs; the id is checked because that message takes no parameters.
 */
export async function sqlInShop<T>(scope: ShopScope, work: (sql: ShopSql) => Promise<T>): Promise<T> {
  if (!uuid.test(scope.shopId)) throw new Error("a scope's shop id is not a uuid");
  const client = await pool("couplet_app").connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; SET LOCAL couplet.shop_id = '${scope.shopId}'`);
    const result = await work({
      query: async (text, values) => (await client.query(statement(text, values))).rows,
      queryOnce: async (text, values) => (await client.query(text, values)).rows,
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

const names = new Map<string, string>();

/** Names each distinct text, so that the server parses and plans it once a connection. */
function statement(text: string, values: unknown[]): pg.QueryConfig {
  let name = names.get(text);
  if (!name) names.set(text, (name = `q${names.size}`));
  return { name, text, values };
}
