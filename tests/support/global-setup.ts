import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#scripts/migrate.ts";
import { startPostgres } from "#scripts/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where test databases are made: address of the server's "postgres" database. */
    postgresAdminUrl: string;
  }
}

/** One real PostgreSQL for the run, with a migrated template that each test file's database is copied from. */
export default async function setup(project: TestProject) {
  const dir = join(tmpdir(), `couplet-test-${randomBytes(6).toString("hex")}`);
  const server = await startPostgres({ dir, persistent: false, fast: true });
  await server.createDatabase("couplet_template");
  await migrate(server.url("couplet_template"));
  project.provide("postgresAdminUrl", server.url("postgres"));
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
