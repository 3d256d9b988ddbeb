import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { worldEnvironment, type Ports } from "#scripts/demo-environment.ts";
import { migrate } from "#scripts/migrate.ts";
import { freePort, startPostgres } from "#scripts/postgres.ts";
import { startProcess, untilReady, type WorldProcess } from "#scripts/world.ts";
import { testEnvironment } from "./test-environment.ts";

export type Part = "sandbox" | "web" | "worker";

export interface World {
  /** The sandbox's own pages: the admin at /admin/couplet-demo, phones at /phone/<person>. */
  sandboxUrl: string;
  webUrl: string;
  ports: Ports;
  /** Everything the processes printed, for canaries and for failures. */
  output: string[];
  environment: ReturnType<typeof worldEnvironment>;
  /** Calls one of the sandbox's control addresses. */
  control<T = unknown>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** Asks the database as its owner: to look, never to act. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** kill -9, at once. */
  kill(part: Part): Promise<void>;
  start(part: Part): Promise<void>;
  /** Starts a part again if it has ended, as any supervisor would. */
  supervise(part: Part): Promise<void>;
  /** kill -9 of the whole PostgreSQL, and its return. Only in a world with a database of its own. */
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
}

export interface WorldOptions {
  /** Let the sandbox's people write their opening messages once an account is connected. */
  seedOnConnect?: boolean;
  /** A durable PostgreSQL of its own, which a test may kill. */
  ownDatabase?: boolean;
  /** For how long staff can undo what they send; not at all where that is not what a test is about. */
  undoSeconds?: number;
}

/** The whole product with its sandbox, as real processes on free ports and a database of their own. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const database = options.ownDatabase ? await ownDatabase() : await sharedDatabase();
  const { url } = database;
  const ports = { web: await freePort(), sandbox: await freePort(), proxy: await freePort() };
  const environment = worldEnvironment({ ...testEnvironment(url), LOG_LEVEL: "info" }, url, ports);
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  owner.on("error", () => {});
  await owner.query(`ALTER TABLE staff ALTER COLUMN undo_seconds SET DEFAULT ${options.undoSeconds ?? 0}`);
  const running = new Map<Part, WorldProcess>();
  const output: string[] = [];
  const sandboxUrl = `http://localhost:${ports.sandbox}`;
  const webUrl = `http://127.0.0.1:${ports.web}`;

  const world: World = {
    sandboxUrl,
    webUrl,
    ports,
    output,
    environment,
    supervise: async (part) => {
      const child = running.get(part)?.child;
      if (child && child.exitCode === null && child.signalCode === null) return;
      await world.start(part);
    },
    killDatabase: database.kill,
    startDatabase: database.start,
    control: (method, path, body) => control(sandboxUrl, method, path, body),
    query: async (text, values) => (await owner.query(text, values)).rows,
    kill: async (part) => {
      const exited = new Promise((resolve) => running.get(part)?.child.once("exit", resolve));
      running.get(part)?.child.kill("SIGKILL");
      await exited;
      running.delete(part);
    },
    start: async (part) => {
      const onLine = (from: string, line: string) => void output.push(`${from}: ${line}`);
      running.set(
        part,
        startProcess({ name: part, ...command(part), env: envOf(part, environment, options), onLine }),
      );
      if (part === "web") await untilReady(`${webUrl}/healthz`, 60_000);
      if (part === "sandbox") await untilReady(`${sandboxUrl}/control/calls`, 60_000);
    },
  };
  afterAll(async () => {
    if (process.env["TEST_SHOW_OUTPUT"]) process.stdout.write(`${output.join("\n")}\n`);
    await Promise.all([...running.values()].map((each) => each.stop()));
    await owner.end();
    await database.drop();
  });
  await world.start("sandbox");
  await Promise.all([world.start("web"), world.start("worker")]);
  await untilReady(`${webUrl}/readyz`, 60_000);
  return world;
}

interface WorldDatabase {
  url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  drop(): Promise<void>;
}

/** A copy of the migrated template on the server that all test files share. */
async function sharedDatabase(): Promise<WorldDatabase> {
  const adminUrl = inject("postgresAdminUrl");
  const name = `world_${randomBytes(6).toString("hex")}`;
  await once(adminUrl, `CREATE DATABASE ${name} TEMPLATE couplet_template`);
  const others = () => Promise.reject(new Error("this database is shared with other tests: use ownDatabase"));
  return {
    url: adminUrl.replace(/\/postgres$/, `/${name}`),
    kill: others,
    start: others,
    drop: () => once(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** A durable server of its own, migrated from nothing. */
async function ownDatabase(): Promise<WorldDatabase> {
  const dir = join(tmpdir(), `couplet-world-${randomBytes(6).toString("hex")}`);
  const port = await freePort();
  let server = await startPostgres({ dir, port, persistent: true });
  await server.createDatabase("couplet");
  await migrate(server.url("couplet"));
  return {
    url: server.url("couplet"),
    kill: async () => {
      const pid = server.pid();
      if (pid === undefined) throw new Error("the database's process is not known");
      process.kill(pid, "SIGKILL");
      // Its backends notice within moments; until then they hold the shared memory.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
    start: async () => {
      server = await startPostgres({ dir, port, persistent: true });
    },
    drop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function command(part: Part): { args: string[] } {
  const preload = ["--import", "./sandbox/preload.mjs"];
  if (part === "sandbox") return { args: ["sandbox/main.ts"] };
  return { args: [...preload, part === "web" ? "app/entry.web.ts" : "app/entry.worker.ts"] };
}

function envOf(part: Part, environment: ReturnType<typeof worldEnvironment>, options: WorldOptions) {
  if (part !== "sandbox") return environment.product;
  return {
    ...environment.sandbox,
    SANDBOX_RETRY_DELAYS_MS: "100,300,1000,2000,4000,8000",
    SANDBOX_SEED_ON_CONNECT: String(options.seedOnConnect ?? false),
  };
}

async function control<T>(origin: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json().catch(() => undefined)) as T;
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
