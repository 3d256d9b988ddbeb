import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { newIndexKey } from "#app/platform/crypto/blind-index.system.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";
import { closeQueues } from "#app/jobs/enqueue.server.ts";
import { testEnvironment } from "./test-environment.ts";

export interface TestDatabase extends AsyncDisposable {
  url: string;
  /** The shop under test. */
  scope: ShopScope;
  /** Another shop, for everything that must not be seen. */
  otherScope: ShopScope;
  /** Asks the database as its owner, past every policy: to look, never to act. */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Keeps the database as it is now. @returns puts it back in the place of what it has become by then */
  backup(): Promise<() => Promise<void>>;
}

let made: Promise<TestDatabase> | undefined;

/** A fresh migrated database for this test file, with two shops; the app's environment points to it. */
export function testDatabase(environment: Record<string, string> = {}): Promise<TestDatabase> {
  made ??= make(environment);
  return made;
}

async function make(environment: Record<string, string>): Promise<TestDatabase> {
  const adminUrl = inject("postgresAdminUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(adminUrl, `CREATE DATABASE ${name} TEMPLATE couplet_template`);
  const url = adminUrl.replace(/\/postgres$/, `/${name}`);
  Object.assign(process.env, testEnvironment(url), environment);
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  // A restore ends every connection; the next question opens another.
  owner.on("error", () => {});
  afterAll(async () => {
    await Promise.allSettled([closePools(), closeQueues(), owner.end()]);
    await dropOnceLeft(adminUrl, name);
  });
  return {
    url,
    scope: await seedShop("couplet-test.myshopify.com"),
    otherScope: await seedShop("couplet-other.myshopify.com"),
    asOwner: async (text, values) => (await owner.query(text, values)).rows,
    backup: () => backup(adminUrl, name),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function backup(adminUrl: string, name: string): Promise<() => Promise<void>> {
  await copyDatabase(adminUrl, name, `${name}_backup`);
  return async () => {
    await onServer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    await copyDatabase(adminUrl, `${name}_backup`, name);
    await onServer(adminUrl, `DROP DATABASE ${name}_backup`);
  };
}

/** Nobody may be connected to what is copied. */
async function copyDatabase(adminUrl: string, from: string, to: string): Promise<void> {
  await onServer(
    adminUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`,
  );
  await onServer(adminUrl, `CREATE DATABASE ${to} TEMPLATE ${from}`);
}

/** Connections that were just closed leave a moment later; forcing them out would fail the test they were part of. */
async function dropOnceLeft(adminUrl: string, name: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      return await onServer(adminUrl, `DROP DATABASE ${name}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await onServer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A shop as an installation leaves it. */
export async function seedShop(domain: string): Promise<ShopScope> {
  const id = randomUUID();
  await acrossShopsSql().query(
    "INSERT INTO shops (id, domain, name, currency, timezone, index_key_wrapped) VALUES ($1, $2, $2, 'EUR', 'Europe/Berlin', $3)",
    [id, domain, newIndexKey(id)],
  );
  return shopScope({ id, domain });
}
