import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { ringColumns } from "#app/modules/privacy/ring-columns.ts";
import { personTables } from "#app/modules/privacy/register.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { shopScope } from "#app/platform/db/shop-scope.ts";
import type { TestDatabase } from "./database.ts";

/**
 * Everything a thief of the database and of the keys that are left could read, as one text: every row of every
 * table, the queue's too, its bytes as letters and in hex, and every sealed value that any key still opens.
 */
export async function wholeDatabase(db: TestDatabase): Promise<string> {
  return [...(await rowsAsText(db)), ...(await openedByRing(db)), ...(await openedByPersons(db))].join("\n");
}

async function rowsAsText(db: TestDatabase): Promise<string[]> {
  const tables = await db.asOwner<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.asOwner<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    for (const { text } of rows) parts.push(text, bytesAsLetters(text));
  }
  return parts;
}

function bytesAsLetters(text: string): string {
  return [...text.matchAll(/\\x([0-9a-f]+)/g)]
    .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
    .join("\n");
}

async function openedByRing(db: TestDatabase): Promise<string[]> {
  const parts: string[] = [];
  for (const { table, column, bytes, sealed } of ringColumns) {
    const rows = await db.asOwner<Record<string, unknown> & { envelope: Buffer | null }>(
      `SELECT *, ${bytes} AS envelope FROM "${table}"`,
    );
    for (const row of rows) {
      if (!row.envelope) continue;
      const shopId = sealed.shop === null ? "-" : String(row[sealed.shop]);
      const context = { table, column, shopId, rowId: String(row[sealed.row]) };
      const opened = attempt(() => keyRing().open(row.envelope!, context).toString("latin1"));
      if (opened !== null) parts.push(opened);
    }
  }
  return parts;
}

interface SealedRow {
  shop_id: string;
  id?: string;
  contact_id: string;
  customer_gid?: string;
  value: Buffer;
}

/** With the person's own key: another's opens nothing of theirs (tests/integration/separate-keys.test.ts). */
async function openedByPersons(db: TestDatabase): Promise<string[]> {
  const parts: string[] = [];
  for (const { table, fields, rows: of } of personTables) {
    for (const { column } of fields.filter(({ sealed }) => sealed?.by === "person")) {
      const rows = await db.asOwner<SealedRow>(
        `SELECT *, ${of.by} AS contact_id, ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`,
      );
      for (const shopId of new Set(rows.map((row) => row.shop_id))) {
        const own = rows.filter((row) => row.shop_id === shopId);
        parts.push(...(await openedInShop(shopId, own, { table, column })));
      }
    }
  }
  return parts;
}

async function openedInShop(
  shopId: string,
  rows: SealedRow[],
  place: { table: string; column: string },
): Promise<string[]> {
  const scope = shopScope({ id: shopId, domain: "" });
  const keys = await sqlInShop(scope, (sql) =>
    openPersonKeys(sql, scope, [...new Set(rows.map((row) => row.contact_id))]),
  );
  return rows.flatMap((row) => {
    const rowId = row.id ?? `${row.contact_id} ${row.customer_gid}`;
    const opened = attempt(() =>
      keys.get(row.contact_id)?.open<unknown>(row.value, { ...place, shopId, rowId }),
    );
    return opened === null || opened === undefined ? [] : [JSON.stringify(opened)];
  });
}

function attempt<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
