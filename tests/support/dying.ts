import type pg from "pg";
import { pool, type Role } from "#app/platform/db/pools.server.ts";

const roles: Role[] = ["couplet_app", "couplet_system"];

/** Where a process dies: before the database gets its statement, or when that is done and nobody here knows it yet. */
export type Moment = "before" | "after";

/**
 * Does the work as a process that dies at its n-th statement: from there on it does nothing, not even what stands in
 * `finally`, and its connections break, so that the database rolls back and unlocks what hung on them.
 * @returns "ended" when the work took fewer statements
 */
export async function diesAt(
  n: number,
  moment: Moment,
  work: () => Promise<unknown>,
): Promise<"died" | "ended"> {
  let die: (how: "died") => void = () => {};
  const death = new Promise<"died">((resolve) => (die = resolve));
  const inUse = new Set<pg.PoolClient>();
  let statements = 0;
  const acquired = (client: pg.PoolClient) => {
    inUse.add(client);
    const query = Object.getPrototypeOf(client).query as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]): unknown => {
      statements += 1;
      if (statements < n) return Reflect.apply(query, client, args);
      if (statements > n || moment === "before") die("died");
      else void asPromise(query, client, args).finally(() => die("died"));
      return new Promise(() => {});
    };
    Object.assign(client, { query: counted });
  };
  const released = (_: unknown, client: pg.PoolClient) => {
    inUse.delete(client);
    Reflect.deleteProperty(client, "query");
  };
  for (const role of roles) pool(role).on("acquire", acquired).on("release", released);
  const outcome = await Promise.race([work().then(() => "ended" as const), death]);
  for (const role of roles) pool(role).off("acquire", acquired);
  for (const client of inUse) bury(client);
  for (const role of roles) pool(role).off("release", released);
  return outcome;
}

/** What takes a callback answers with a promise without one. */
async function asPromise(query: (...args: unknown[]) => unknown, client: pg.PoolClient, args: unknown[]) {
  return Reflect.apply(
    query,
    client,
    args.filter((arg) => typeof arg !== "function"),
  );
}

function bury(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  client.release(new Error("its process died"));
}
