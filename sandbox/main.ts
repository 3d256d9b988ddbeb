import type { SandboxConfig } from "./context.ts";
import { startSandbox, type SandboxOptions } from "./start.ts";

const { env } = process;

const sandbox = await startSandbox(configOf(), optionsOf());
const { port, proxyPort } = sandbox.context.config;
process.stdout.write(
  `sandbox ready: http://localhost:${port} (the app through http://127.0.0.1:${proxyPort})\n`,
);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

/** People write when an account is connected, unless SANDBOX_SEED_ON_CONNECT says false. */
function optionsOf(): SandboxOptions {
  const stateFile = env["SANDBOX_STATE_FILE"];
  const meta = { seedOnConnect: env["SANDBOX_SEED_ON_CONNECT"] !== "false" };
  return stateFile ? { meta, stateFile } : { meta };
}

function configOf(): SandboxConfig {
  const proxyPort = Number(env["SANDBOX_PROXY_PORT"] ?? 4001);
  return {
    port: Number(env["SANDBOX_PORT"] ?? 4000),
    proxyPort,
    appUrl: env["APP_URL"] ?? "http://127.0.0.1:3000",
    publicAppUrl: env["PUBLIC_APP_URL"] ?? `http://127.0.0.1:${proxyPort}`,
    shopify: {
      apiKey: required("SHOPIFY_API_KEY"),
      apiSecret: required("SHOPIFY_API_SECRET"),
      scopes: listed("SCOPES"),
      optionalScopes: listed("OPTIONAL_SCOPES"),
    },
    instagram: { appId: required("INSTAGRAM_APP_ID"), appSecret: required("INSTAGRAM_APP_SECRET") },
    meta: {
      appId: required("META_APP_ID"),
      appSecret: required("META_APP_SECRET"),
      verifyToken: required("META_WEBHOOK_VERIFY_TOKEN"),
      graphVersion: env["META_GRAPH_VERSION"] ?? "v25.0",
    },
    retryDelaysMs: (env["SANDBOX_RETRY_DELAYS_MS"] ?? "1000,5000,15000,60000").split(",").map(Number),
  };
}

function listed(name: string): string[] {
  return (env[name] ?? "").split(",").filter(Boolean);
}

function required(name: string): string {
  const value = env[name];
  if (value) return value;
  process.stderr.write(`${name} is missing\n`);
  process.exit(1);
}
