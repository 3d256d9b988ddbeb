import { now } from "#app/platform/clock.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { openFile, type OpenFile } from "#app/modules/media/media.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { dataClasses } from "./data-classes.ts";
import { jsonPackage, type PackageFormat, type PackageRow } from "./package-formats.ts";
import { personTables, rowsOfPersons, type PersonTable } from "./register.ts";
import { readyContacts } from "./requests.system.server.ts";

const pageSize = 500;

/**
 * Everything kept of the persons of an access request, in pieces: each table of the register with the fields its
 * classes give, sealed ones opened. Nothing is stored for it, so nothing of it can be left behind.
 * @returns null when the request is not this shop's, or its time is up
 */
export async function exportPackage(
  scope: ShopScope,
  requestId: string,
  format: PackageFormat = jsonPackage,
): Promise<AsyncGenerator<string> | null> {
  const contactIds = await readyContacts(scope.shopId, requestId);
  return contactIds && packageOf(scope, contactIds, format);
}

async function* packageOf(
  scope: ShopScope,
  contactIds: string[],
  format: PackageFormat,
): AsyncGenerator<string> {
  yield format.begin({ store: scope.domain, made: now(), persons: contactIds.length });
  for (const [at, contactId] of contactIds.entries()) {
    yield format.beginPerson(at + 1, contactIds.length);
    for (const [place, table] of givenTables.entries()) {
      yield format.beginTable(table.table, place === 0);
      let rows = 0;
      for await (const { id, row } of rowsOf(scope, table, contactId)) {
        rows += 1;
        const file = table.table === fileTable ? await openFile(scope, viewing(id)) : null;
        if (file) yield* withFile(format.file(row, rows === 1, file.contentType), file);
        else yield format.row(row, rows === 1);
      }
      yield format.endTable(rows);
    }
    yield format.endPerson();
  }
  yield format.end();
}

/** Fields that the right of access gives. */
const givenFields = (table: PersonTable) =>
  table.fields.filter(({ data }) => dataClasses[data].access === "given");

/** Where a file's row stands; its pieces hang on it, and are given as the file they make. */
const fileTable = "media_files";

const givenTables = personTables
  .filter((table) => givenFields(table).length > 0 && table.rows.via !== fileTable)
  .toReversed();

const viewing = (fileId: string) => ({ fileId, use: "view", expiresAt: 0 }) as const;

/** Pieces are a multiple of three bytes, so their base64 makes that of the file. */
async function* withFile([before, after]: [string, string], file: OpenFile): AsyncGenerator<string> {
  yield before;
  for await (const piece of file.read(0, file.bytes)) yield piece.toString("base64");
  yield after;
}

/** A row with its id, where it has one. */
interface IdentifiedRow {
  id: string;
  row: PackageRow;
}

async function* rowsOf(
  scope: ShopScope,
  table: PersonTable,
  contactId: string,
): AsyncGenerator<IdentifiedRow> {
  const fields = givenFields(table).map(({ column }) => column);
  const inOrder = table.fields.some(({ column }) => column === "id");
  for (let offset = 0; ; offset += pageSize) {
    const page = await sqlInShop(scope, async (sql) => {
      const keys = await openPersonKeys(sql, scope, [contactId]);
      const rows = await sql.query<Record<string, unknown>>(
        `SELECT ${inOrder ? "id, " : ""}${fields.join(", ")} FROM ${table.table} WHERE ${rowsOfPersons(table)}
         ORDER BY ${inOrder ? "id" : fields[0]} LIMIT ${pageSize} OFFSET ${offset}`,
        [scope.shopId, [contactId]],
      );
      return rows.map((row) => ({
        id: String(row["id"]),
        row: opened(scope, table, fields, row, contactId, keys.get(contactId)),
      }));
    });
    yield* page;
    if (page.length < pageSize) return;
  }
}

/**
 * A row as a person can read it: sealed columns opened, blind indexes left out. A seal is bound to the id of its
 * row; the rows without one, snapshots, to their contact and customer.
 */
function opened(
  scope: ShopScope,
  { table }: PersonTable,
  fields: string[],
  row: Record<string, unknown>,
  contactId: string,
  key: WrappedKey | undefined,
): PackageRow {
  const readable = fields.filter((column) => !column.endsWith("_index") && row[column] !== null);
  return Object.fromEntries(
    readable.map((column) => {
      const value = row[column];
      if (!(value instanceof Buffer)) return [column, value];
      const rowId = typeof row["id"] === "string" ? row["id"] : `${contactId} ${String(row["customer_gid"])}`;
      return [
        column.replace(/_sealed$/, ""),
        key?.open(value, { table, column, shopId: scope.shopId, rowId }),
      ];
    }),
  );
}
