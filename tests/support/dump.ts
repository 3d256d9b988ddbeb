import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { openFile } from "#app/modules/media/media.server.ts";
import { ringColumns } from "#app/modules/privacy/ring-columns.ts";
import { personTables } from "#app/modules/privacy/register.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { TestDatabase } from "./database.ts";

type Row = Record<string, unknown>;

/**
 * The whole database as text, of every schema that is not the server's own, the queue's included. What whoever holds
 * all keys could read is read: sealed columns stand there in clear beside their bytes in hex.
 */
export async function dumpOf(db: TestDatabase, shops: ShopScope[]): Promise<string> {
  const parts: string[] = [];
  const found = await db.asOwner<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of found) {
    const rows = await db.asOwner<Row>(`SELECT * FROM ${name}`);
    parts.push(`-- ${name}`, ...rows.map(lineOf));
  }
  return [
    ...parts,
    ...(await ringSealed(db)),
    ...(await personSealed(shops)),
    ...(await filesOf(db, shops)),
  ].join("\n");
}

function lineOf(row: Row): string {
  return Object.values(row)
    .map((value) =>
      value instanceof Buffer
        ? `${value.toString("hex")} ${value.toString("latin1")}`
        : JSON.stringify(value),
    )
    .join("\t");
}

async function ringSealed(db: TestDatabase): Promise<string[]> {
  const opened: string[] = [];
  for (const { table, column, sealed, bytes } of ringColumns) {
    const rows = await db.asOwner<{ value: Buffer; shop: string; row: string }>(
      `SELECT ${bytes} AS value, ${sealed.shop ? `"${sealed.shop}"::text` : "'-'"} AS shop, "${sealed.row}"::text AS row
       FROM ${table} WHERE "${column}" IS NOT NULL`,
    );
    for (const { value, shop, row } of rows)
      opened.push(keyRing().open(value, { table, column, shopId: shop, rowId: row }).toString("latin1"));
  }
  return opened;
}

async function personSealed(shops: ShopScope[]): Promise<string[]> {
  const opened: string[] = [];
  for (const scope of shops)
    for (const { table, rows, fields } of personTables) {
      const sealed = fields.filter((field) => field.sealed?.by === "person").map(({ column }) => column);
      if (sealed.length === 0 || rows.via !== undefined) continue;
      await sqlInShop(scope, async (sql) => {
        const found = await sql.query<Row>(`SELECT * FROM ${table} WHERE shop_id = $1`, [scope.shopId]);
        const contactOf = (row: Row) => String(row[rows.by]);
        const keys = await openPersonKeys(sql, scope, [...new Set(found.map(contactOf))]);
        for (const row of found)
          for (const column of sealed) {
            const value = row[column];
            const rowId =
              typeof row["id"] === "string" ? row["id"] : `${contactOf(row)} ${String(row["customer_gid"])}`;
            if (value instanceof Buffer)
              opened.push(
                JSON.stringify(
                  keys.get(contactOf(row))?.open(value, { table, column, shopId: scope.shopId, rowId }),
                ),
              );
          }
      });
    }
  return opened;
}

/** Files as whoever may see them does. */
async function filesOf(db: TestDatabase, shops: ShopScope[]): Promise<string[]> {
  const opened: string[] = [];
  for (const scope of shops) {
    const files = await db.asOwner<{ id: string }>("SELECT id FROM media_files WHERE shop_id = $1", [
      scope.shopId,
    ]);
    for (const { id } of files) {
      const file = await openFile(scope, { fileId: id, use: "view", expiresAt: 0 });
      for await (const piece of file?.read(0, file.bytes) ?? []) opened.push(piece.toString("latin1"));
    }
  }
  return opened;
}
