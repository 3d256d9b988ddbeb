import type { DataClassName } from "./data-classes.ts";
import { tables } from "./register.generated.ts";

/** Whose the rows of a table are. */
export type Rows =
  | { of: "shop" | "staff" | "mixed" | "proof" }
  /** Of the contact in column `by`; with `via`, of whoever the row of that table belongs to that `by` names. */
  | { of: "person"; by: string; via?: string };

/**
 * Which key seals a column: the person's, or the ring's with the columns that name the place it is bound to.
 * A place without a shop has none; `text` is base64 of the envelope.
 */
export type Sealed = { by: "person" } | { by: "ring"; shop: string | null; row: string; text: boolean };

export interface RegisteredField {
  name: string;
  column: string;
  data: DataClassName;
  sealed?: Sealed;
}

export interface RegisteredTable {
  table: string;
  rows: Rows;
  fields: RegisteredField[];
}

export interface PersonTable extends RegisteredTable {
  rows: Extract<Rows, { of: "person" }>;
}

export { tables };

/** Tables whose rows belong to persons: those that hang on another one first, the person's own row last. */
export const personTables: PersonTable[] = tables
  .filter((table): table is PersonTable => table.rows.of === "person")
  .toSorted((a, b) => depth(b) - depth(a));

function depth({ rows }: PersonTable): number {
  if (rows.via !== undefined) return 2;
  return rows.by === "id" ? 0 : 1;
}

/** SQL that is true for the rows of the contacts in parameter $2, in the shop of parameter $1. */
export function rowsOfPersons({ table, rows }: PersonTable): string {
  if (rows.via === undefined) return `${table}.shop_id = $1 AND ${table}.${rows.by} = ANY ($2::uuid[])`;
  return `${table}.shop_id = $1 AND ${table}.${rows.by} IN
    (SELECT id FROM ${rows.via} WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]))`;
}

/** Fields of the database by class, as "messages.content_sealed". */
export function fieldsByClass(): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { table, fields: ofTable } of tables)
    for (const { column, data } of ofTable) (fields[data] ??= []).push(`${table}.${column}`);
  return fields;
}
