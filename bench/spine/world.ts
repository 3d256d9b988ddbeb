import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import { pushKeys, worldEnvironment } from "#scripts/demo-environment.ts";
import { migrate } from "#scripts/migrate.ts";
import { freePort, startPostgres } from "#scripts/postgres.ts";

/** A durable PostgreSQL of its own, a migrated database, and the environment of a production process. */
export async function benchWorld() {
  const dir = join(tmpdir(), `couplet-bench-${randomBytes(6).toString("hex")}`);
  const postgres = await startPostgres({ dir, persistent: false });
  await postgres.createDatabase("bench");
  const url = postgres.url("bench");
  await migrate(url);
  const ports = { web: await freePort(), sandbox: await freePort(), proxy: await freePort() };
  const environment = worldEnvironment(secrets(), url, ports);
  Object.assign(process.env, environment.product, { LOG_LEVEL: "silent" });
  return {
    url,
    ports,
    environment,
    postgres,
    stop: async () => {
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function secrets() {
  return {
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    SHOPIFY_API_KEY: "bench-key",
    SHOPIFY_API_SECRET: "bench-shopify-secret",
    INSTAGRAM_APP_ID: "990000000000001",
    INSTAGRAM_APP_SECRET: "bench-instagram-secret",
    META_APP_ID: "880000000000001",
    META_APP_SECRET: "bench-meta-secret",
    META_WEBHOOK_VERIFY_TOKEN: "bench-verify-token",
    ...pushKeys(),
    LOG_LEVEL: "warn",
  };
}
