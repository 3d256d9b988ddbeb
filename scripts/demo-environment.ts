import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseEnv } from "node:util";
import webPush from "web-push";

export interface Ports {
  web: number;
  sandbox: number;
  proxy: number;
}

const secret = (bytes = 24) => randomBytes(bytes).toString("hex");

/** What push services know this installation by. */
export function pushKeys() {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
}

/**
 * Secrets of this demo, made once and kept in `.data/demo.env` so that its data stays readable. What a file of an
 * earlier version lacks is added to it.
 */
export function demoSecrets(file: string): Record<string, string> {
  const kept = existsSync(file) ? (parseEnv(readFileSync(file, "utf8")) as Record<string, string>) : {};
  const made = {
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    SHOPIFY_API_KEY: secret(16),
    SHOPIFY_API_SECRET: secret(),
    INSTAGRAM_APP_ID: "990000000000001",
    INSTAGRAM_APP_SECRET: secret(),
    META_APP_ID: "880000000000001",
    META_APP_SECRET: secret(),
    META_WEBHOOK_VERIFY_TOKEN: secret(),
    ...pushKeys(),
    ...kept,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    Object.entries(made)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(""),
    { mode: 0o600 },
  );
  return made;
}

/** The whole environment of web, worker and sandbox: the product's own variables, and the sandbox's. */
export function worldEnvironment<Secrets extends Record<string, string>>(
  secrets: Secrets,
  databaseUrl: string,
  ports: Ports,
) {
  const shared = {
    ...secrets,
    SCOPES: "read_customers,read_orders,read_products",
    META_GRAPH_VERSION: "v25.0",
  };
  return {
    product: {
      ...shared,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      SHOPIFY_APP_URL: `http://127.0.0.1:${ports.proxy}`,
      META_GRAPH_URL: `http://localhost:${ports.sandbox}/graph`,
      META_AUTH_URL: `http://localhost:${ports.sandbox}`,
      META_MEDIA_ORIGINS: `http://localhost:${ports.sandbox}`,
      LLM_URL: `http://localhost:${ports.sandbox}/llm/v1`,
      LLM_API_KEY: "sandbox-llm-key",
      LLM_MODEL: "pseudo-translator",
      VAPID_SUBJECT: "mailto:push@couplet.example",
      PUSH_ORIGINS: `http://localhost:${ports.sandbox}`,
      PORT: String(ports.web),
      HOST: "127.0.0.1",
      PSEUDO_LOCALE: "on",
      SANDBOX_URL: `http://127.0.0.1:${ports.sandbox}`,
    },
    sandbox: {
      ...shared,
      OPTIONAL_SCOPES: "write_discounts,write_draft_orders",
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_PROXY_PORT: String(ports.proxy),
      APP_URL: `http://127.0.0.1:${ports.web}`,
      PUBLIC_APP_URL: `http://127.0.0.1:${ports.proxy}`,
    },
  };
}
