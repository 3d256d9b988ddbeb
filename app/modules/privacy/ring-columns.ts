import { tables, type Sealed } from "./register.ts";

/** A column that the ring seals, as SQL. Names come from the generated register: constants of ours, never input. */
export interface RingColumn {
  table: string;
  column: string;
  sealed: Extract<Sealed, { by: "ring" }>;
  /** The envelope as bytea. */
  bytes: string;
  /** The columns that name a row, quoted: the shop's before the row's. */
  place: string[];
}

/** Every column that the ring seals, from the annotations in the schema. */
export const ringColumns: RingColumn[] = tables.flatMap(({ table, fields }) =>
  fields.flatMap(({ column, sealed }) => {
    if (sealed?.by !== "ring") return [];
    const bytes = sealed.text ? `decode("${column}", 'base64')` : `"${column}"`;
    const place = [sealed.shop, sealed.row].filter((name) => name !== null).map((name) => `"${name}"`);
    return [{ table, column, sealed, bytes, place }];
  }),
);
