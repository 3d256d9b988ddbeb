import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { runMigrations } from "bullmq";
import pg from "pg";

/** Any number will do, as long as every copy of this script takes the same one. */
const lockId = 0x636f7570;

/**
 * Brings a database to the product's and the queue's newest schema. Safe to run twice and at once: the
 * second waits for the first.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockId]);
    await prismaMigrate(databaseUrl);
    await runMigrations(client);
    await client.query(queueGrants);
  } finally {
    await client.end();
  }
}

/** The queue acts as couplet_system. It makes one sequence a queue by itself, hence CREATE. */
const queueGrants = `
  GRANT USAGE, CREATE ON SCHEMA bullmq TO couplet_system;
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA bullmq TO couplet_system;
  GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO couplet_system;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO couplet_system;
`;

async function prismaMigrate(databaseUrl: string): Promise<void> {
  const child = spawn("npx", ["--no-install", "prisma", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the migrations did not run:\n${output}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: which database shall be migrated?");
  await migrate(url);
  process.stdout.write("The database is up to date.\n");
}
