import { randomBytes } from "node:crypto";
import { pushKeys } from "#scripts/demo-environment.ts";

/** A complete environment for the app under test, on the given database. Nothing in it leaves loopback. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: "6",
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
    SHOPIFY_API_KEY: "couplet-test-key",
    SHOPIFY_API_SECRET: "couplet-test-secret",
    SHOPIFY_APP_URL: "http://127.0.0.1:4001",
    SCOPES: "read_customers,read_orders,read_products",
    INSTAGRAM_APP_ID: "990000000000001",
    INSTAGRAM_APP_SECRET: "instagram-test-secret",
    META_APP_ID: "880000000000001",
    META_APP_SECRET: "meta-test-secret",
    META_WEBHOOK_VERIFY_TOKEN: "verify-test-token",
    ...pushKeys(),
    VAPID_SUBJECT: "mailto:push@couplet.example",
    META_GRAPH_URL: "http://127.0.0.1:9",
    META_AUTH_URL: "http://127.0.0.1:9",
    LOG_LEVEL: process.env["TEST_LOG_LEVEL"] ?? "silent",
    PORT: "0",
  };
}
