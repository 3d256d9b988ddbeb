import pg from "pg";
import { env } from "../env.server.ts";
import { logger } from "../log.server.ts";

/** The two runtime roles: one sees the shop set on its transaction, the other sweeps across shops. */
export type Role = "couplet_app" | "couplet_system";

const log = logger("db");
const pools = new Map<Role, pg.Pool>();

/** The pool whose connections act as `role`. One DATABASE_URL logs in; the role is taken on connect. */
export function pool(role: Role): pg.Pool {
  let existing = pools.get(role);
  if (!existing) {
    existing = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      // What is asked here reads little, and many ask at once: helpers would take the cores from the others.
      options: `-c role=${role} -c max_parallel_workers_per_gather=0`,
      application_name: `couplet ${role}`,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
    });
    // An idle connection that dies (database restarted) must not take the process with it.
    existing.on("error", (err) => log.warn({ err, role }, "an idle database connection was lost"));
    pools.set(role, existing);
  }
  return existing;
}

/** Closes every pool; the process is about to end. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((each) => each.end()));
}
