import { SealError } from "#app/platform/crypto/envelope.ts";
import { keyRing, KeyRingError } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { ringColumns } from "./ring-columns.ts";

const canaryContext = (id: string) => ({ table: "ring_keys", column: "canary", shopId: "-", rowId: id });

/**
 * Checks that every key that seals something is on the ring and is the right one: a read of a few rows.
 * Before that it notes the key that seals from now on. Every process calls it before it does anything else.
 * @throws KeyRingError naming the key and what to do
 */
export async function checkRingKeys(): Promise<void> {
  await noteKeys();
  const { rows } = await acrossShopsSql().query<{ id: string; canary: Buffer }>(
    "SELECT id, canary FROM ring_keys ORDER BY id",
  );
  for (const { id, canary } of rows) {
    const code = faultOf(id, canary);
    if (code === "unknown_key") throw missing(id);
    if (code) throw wrong(id);
  }
}

/** The sealing key; before the first note, every key that rows already name. */
async function noteKeys(): Promise<void> {
  const ring = keyRing();
  const { rowCount } = await acrossShopsSql().query("SELECT 1 FROM ring_keys LIMIT 1");
  const used = rowCount === 0 ? [...(await countByKey()).keys()] : [];
  for (const id of new Set([...used, ring.sealingId])) {
    if (!ring.ids.includes(id)) throw missing(id);
    await acrossShopsSql().query(
      "INSERT INTO ring_keys (id, canary) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
      [id, ring.seal("canary", canaryContext(id), id)],
    );
  }
}

function faultOf(id: string, canary: Buffer): SealError["code"] | null {
  try {
    keyRing().open(canary, canaryContext(id));
    return null;
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
}

function missing(id: string): KeyRingError {
  return new KeyRingError(
    `ENCRYPTION_KEYS lacks key "${id}", which seals data in this database. Put it back behind the first key; ` +
      "once npm run keys:rotate says that nothing uses it, it may be removed",
  );
}

function wrong(id: string): KeyRingError {
  return new KeyRingError(
    `ENCRYPTION_KEYS: key "${id}" is not the key that sealed the data in this database. ` +
      "Give the new key another id, and put the old one back behind it",
  );
}

/** How many values each key of the ring seals: reads every table, so it is for commands. */
export async function countByKey(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, bytes } of ringColumns) {
    const { rows } = await acrossShopsSql().query<{ id: string; count: number }>(
      `SELECT convert_from(substring(sealed from 3 for get_byte(sealed, 1)), 'LATIN1') AS id, count(*)::int AS count
       FROM (SELECT ${bytes} AS sealed FROM "${table}") AS found WHERE length(sealed) > 2 GROUP BY 1`,
    );
    for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}

/**
 * Forgets the keys that seal nothing any more, so that they may leave the ring.
 * @returns every key noted before, except the sealing one, with what it still seals
 */
export async function retireUnusedKeys(): Promise<{ id: string; count: number }[]> {
  const counts = await countByKey();
  const { rows } = await acrossShopsSql().query<{ id: string }>(
    "SELECT id FROM ring_keys WHERE id <> $1 ORDER BY id",
    [keyRing().sealingId],
  );
  const old = rows.map(({ id }) => ({ id, count: counts.get(id) ?? 0 }));
  const unused = old.filter(({ count }) => count === 0).map(({ id }) => id);
  await acrossShopsSql().query("DELETE FROM ring_keys WHERE id = ANY ($1)", [unused]);
  return old;
}
