import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";

/**
 * Runs `work` unless somebody else is at the same request just now. The lock is the connection's: of a process
 * that died nothing stays locked.
 * @returns null when somebody else is at it
 */
export async function oneAtATime<T>(requestId: string, work: () => Promise<T>): Promise<T | null> {
  const client = await acrossShopsSql().connect();
  const key = `privacy-request:${requestId}`;
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ free: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free",
      [key],
    );
    if (!rows[0]?.free) return null;
    try {
      return await work();
    } finally {
      await client
        .query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [key])
        .catch((error: Error) => (broken = error));
    }
  } finally {
    client.release(broken);
  }
}
