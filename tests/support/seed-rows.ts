import { randomUUID } from "node:crypto";
import type { QueryResultRow } from "pg";

/** Asks as the database's owner. */
type AsOwner = <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

interface Column {
  name: string;
  type: string;
  required: boolean;
}

/** A table's columns without those that the database computes. */
export async function columnsOf(ask: AsOwner, table: string): Promise<Column[]> {
  return ask<{ name: string; type: string; required: boolean }>(
    `SELECT column_name AS name, data_type AS type, is_nullable = 'NO' AND column_default IS NULL AS required
     FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
}

/** Tables with a shop's id, those that others refer to first. */
export async function tablesOfShops(ask: AsOwner): Promise<string[]> {
  const names = await ask<{ name: string; parents: string[] }>(
    `SELECT c.relname AS name, array(
       SELECT p.confrelid::regclass::text FROM pg_constraint p WHERE p.conrelid = c.oid AND p.contype = 'f'
     ) AS parents
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop_id' AND NOT a.attisdropped
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  const sorted: string[] = [];
  const add = (name: string) => {
    if (sorted.includes(name)) return;
    for (const parent of names.find((table) => table.name === name)?.parents ?? [])
      if (parent !== name && names.some((table) => table.name === parent)) add(parent);
    sorted.push(name);
  };
  for (const { name } of names) add(name);
  return sorted;
}

/** What constraints over several columns want. */
const particulars: Record<string, Record<string, unknown>> = { retention_profiles: { profile: "crm" } };

/** A value that a CHECK allows for a text column. */
async function allowedText(ask: AsOwner, table: string, column: string): Promise<string> {
  const checks = await ask<{ rule: string }>(
    `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'
     ORDER BY length(pg_get_constraintdef(oid))`,
    [table],
  );
  // A list has the column in front of it; the last value is the least special of a state's.
  const list = checks
    .map(({ rule }) => new RegExp(`\\b${column}\\b\\)? = ANY \\(\\(?ARRAY\\[([^\\]]*)`).exec(rule)?.[1])
    .find((values) => values !== undefined);
  return [...(list ?? "").matchAll(/'([^']*)'/g)].at(-1)?.[1] ?? randomUUID();
}

/**
 * Values for one row of any table, by its columns' types and its constraints; where a column refers to another
 * table, that table's row of the same shop is taken. Only what the table asks for is filled.
 */
export async function rowFor(ask: AsOwner, table: string, shopId: string): Promise<Record<string, unknown>> {
  const parents = await ask<{ parent: string; own: string; theirs: string }>(
    `SELECT f.confrelid::regclass::text AS parent, own.attname AS own, theirs.attname AS theirs
     FROM pg_constraint f, unnest(f.conkey, f.confkey) AS pair(own, theirs), pg_attribute own, pg_attribute theirs
     WHERE f.conrelid = $1::regclass AND f.contype = 'f' AND own.attrelid = f.conrelid AND own.attnum = pair.own
       AND theirs.attrelid = f.confrelid AND theirs.attnum = pair.theirs AND own.attname <> 'shop_id'`,
    [table],
  );
  const row: Record<string, unknown> = { shop_id: shopId, ...particulars[table] };
  for (const { name, type, required } of await columnsOf(ask, table)) {
    const refers = parents.find((pair) => pair.own === name);
    if (name in row || !required) continue;
    if (refers) {
      const [parent] = await ask<Record<string, unknown>>(
        `SELECT ${refers.theirs} AS id FROM ${refers.parent} WHERE shop_id = $1`,
        [shopId],
      );
      row[name] = parent?.["id"];
    } else row[name] = type === "text" ? await allowedText(ask, table, name) : valueOf(type);
  }
  return row;
}

function valueOf(type: string): unknown {
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return Buffer.from(randomUUID());
  if (type === "integer" || type === "bigint" || type === "smallint") return 1;
  if (type === "boolean") return false;
  if (type.startsWith("timestamp")) return new Date();
  if (type === "jsonb") return "{}";
  if (type === "ARRAY") return [];
  throw new Error(`no value is known for a column of type ${type}`);
}

/** An INSERT of one row, with its values. */
export function insertOf(table: string, row: Record<string, unknown>): [text: string, values: unknown[]] {
  const names = Object.keys(row);
  return [
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
    Object.values(row),
  ];
}
