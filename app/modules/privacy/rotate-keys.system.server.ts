import { SealError } from "#app/platform/crypto/envelope.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { ringColumns, type RingColumn } from "./ring-columns.ts";
import { checkRingKeys, retireUnusedKeys } from "./ring-keys.system.server.ts";

/** How far one column is. */
export interface RotationStep {
  table: string;
  column: string;
  /** Values sealed anew. */
  resealed: number;
  /** Values that changed or went meanwhile, or that no key opens: left as they are. */
  left: number;
}

const batch = 500;

/**
 * Seals anew, with the first key of the ring, everything that another key of it seals. Content under a person's
 * key stays: only the wrapped key is sealed anew. Can be stopped and started again, and runs beside everything
 * else: a row that changed meanwhile is never written over, and a deleted one never comes back.
 * @returns the old keys, with how many values each still seals
 */
export async function rotateKeys(
  progress: (step: RotationStep) => void,
): Promise<{ id: string; count: number }[]> {
  await checkRingKeys();
  for (const column of ringColumns) progress(await rotateColumn(column));
  return retireUnusedKeys();
}

type Row = { sealed: Buffer } & Record<string, unknown>;

async function rotateColumn(column: RingColumn): Promise<RotationStep> {
  const step = { table: column.table, column: column.column, resealed: 0, left: 0 };
  let after: unknown[] = [];
  for (;;) {
    const rows = await oldRows(column, after);
    for (const row of rows) {
      if (await reseal(column, row)) step.resealed += 1;
      else step.left += 1;
    }
    const last = rows.at(-1);
    if (!last) return step;
    after = placeOf(column, last);
  }
}

/** Rows behind `after`, in the order of their key, whose envelope does not begin as the sealing key's does. */
async function oldRows({ table, bytes, place }: RingColumn, after: unknown[]): Promise<Row[]> {
  const id = Buffer.from(keyRing().sealingId, "latin1");
  const header = Buffer.concat([Buffer.from([1, id.length]), id]);
  const behind =
    after.length === 0
      ? ""
      : `AND (${place.join(", ")}) > (${after.map((_, at) => `$${at + 2}`).join(", ")})`;
  const { rows } = await acrossShopsSql().query<Row>(
    `SELECT ${place.join(", ")}, ${bytes} AS sealed FROM "${table}"
     WHERE substring(${bytes} from 1 for ${header.length}) <> $1 ${behind}
     ORDER BY ${place.join(", ")} LIMIT ${batch}`,
    [header, ...after],
  );
  return rows;
}

const placeOf = ({ place }: RingColumn, row: Row) => place.map((name) => row[name.slice(1, -1)]);

/** Compare and set: the value is replaced only where it still is what was opened. */
async function reseal(column: RingColumn, row: Row): Promise<boolean> {
  const { table, bytes, place, sealed } = column;
  const shopId = sealed.shop === null ? "-" : String(row[sealed.shop]);
  const context = { table, column: column.column, shopId, rowId: String(row[sealed.row]) };
  try {
    const fresh = keyRing().seal(keyRing().open(row.sealed, context), context);
    const where = place.map((name, at) => `${name} = $${at + 3}`).join(" AND ");
    const { rowCount } = await acrossShopsSql().query(
      `UPDATE "${table}" SET "${column.column}" = $1 WHERE ${bytes} = $2 AND ${where}`,
      [sealed.text ? fresh.toString("base64") : fresh, row.sealed, ...placeOf(column, row)],
    );
    return rowCount === 1;
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}
