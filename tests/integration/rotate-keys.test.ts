import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { sealSecret } from "#app/modules/access/session-secrets.server.ts";
import { checkRingKeys, rotateKeys } from "#app/modules/privacy/privacy.server.ts";
import { ringColumns } from "#app/modules/privacy/ring-columns.ts";
import { keyIdOf } from "#app/platform/crypto/envelope.ts";
import { keyRing, parseKeyRing } from "#app/platform/crypto/key-ring.server.ts";
import { testDatabase, type TestDatabase } from "#tests/support/database.ts";

const run = promisify(execFile);
const fresh = () => randomBytes(32).toString("base64");
const newer = `newer:${fresh()}`;
let db: TestDatabase;
let older: string;

/** A command of ours with another ring than this process has. */
async function withRing(ring: string, file: string): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ENCRYPTION_KEYS: ring };
  return run(process.execPath, [file], { env, timeout: 30_000 }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

const session = { id: "offline_couplet-test.myshopify.com", shop: "couplet-test.myshopify.com" };
const place = { table: "receipt_keys", column: "private_sealed", shopId: "-" };
const receiptKey = "00000000-0000-4000-8000-000000000001";

beforeAll(async () => {
  db = await testDatabase();
  older = process.env["ENCRYPTION_KEYS"] ?? "";
  await db.asOwner(
    'INSERT INTO session (id, shop, state, "isOnline", "accessToken") VALUES ($1, $2, \'\', false, $3)',
    [session.id, session.shop, sealSecret(session, "accessToken", "shpat_kept")],
  );
  await db.asOwner("INSERT INTO receipt_keys (id, public_key, private_sealed) VALUES ($1, $2, $3)", [
    receiptKey,
    randomBytes(8),
    keyRing().seal("signs", { ...place, rowId: receiptKey }),
  ]);
  await checkRingKeys();
});

/** Ids of all keys in the headers of all bytea and base64 values: without the register, from the catalogue. */
async function keysInDatabase(): Promise<string[]> {
  const columns = await db.asOwner<{ table_name: string; column_name: string; data_type: string }>(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> 'ring_keys' AND data_type IN ('bytea', 'text')`,
  );
  const found = new Set<string>();
  for (const { table_name: table, column_name: column, data_type: type } of columns) {
    const rows = await db.asOwner<{ value: Buffer | string | null }>(
      `SELECT "${column}" AS value FROM "${table}"`,
    );
    for (const { value } of rows) {
      if (value === null) continue;
      const bytes = type === "text" ? Buffer.from(String(value), "base64") : (value as Buffer);
      if (bytes[0] === 1 && bytes.length > 30 && /^[a-z]{4,6}$/.test(keyIdOf(bytes)))
        found.add(keyIdOf(bytes));
    }
  }
  return [...found];
}

test("the register knows the columns of every seal that names the ring", () => {
  const known = ringColumns.map(({ table, column }) => `${table}.${column}`);
  expect(known).toEqual(expect.arrayContaining(["person_keys.wrapped", "shops.index_key_wrapped"]));
  expect(known).toHaveLength(new Set(known).size);
});

test("with one key on the ring there is nothing to seal anew", async () => {
  const steps: number[] = [];
  expect(await rotateKeys(({ resealed, left }) => steps.push(resealed + left))).toEqual([]);
  expect(steps.every((count) => count === 0)).toBe(true);
});

// promise R1-28, R5-8
test("a new key in front and one command: everything opens without the old key", async () => {
  expect(await keysInDatabase()).toEqual(["test"]);
  const early = await withRing(newer, "app/entry.worker.ts");
  expect(early.code).toBe(1);
  expect(early.said).toContain('ENCRYPTION_KEYS lacks key "test"');

  const rotated = await withRing(`${newer},${older}`, "scripts/rotate-keys.ts");
  expect(rotated.said).toContain("old key test is used by 0 rows: it may be removed");
  expect(rotated.code).toBe(0);
  expect(await keysInDatabase()).toEqual(["newer"]);
  const [stored] = await db.asOwner<{ private_sealed: Buffer }>("SELECT private_sealed FROM receipt_keys");
  const opened = parseKeyRing(newer).open(stored!.private_sealed, { ...place, rowId: receiptKey });
  expect(opened.toString()).toBe("signs");
  const again = await withRing(newer, "scripts/rotate-keys.ts");
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining("no old key is in use") as string });
});

test("another key under a known id is refused when a process starts", async () => {
  const started = await withRing(`newer:${fresh()}`, "app/entry.worker.ts");
  expect(started.code).toBe(1);
  expect(started.said).toContain('key "newer" is not the key that sealed');
});

// promise R1-28
test("what is written while the rotation runs is never overwritten", async () => {
  const context = { table: "session", column: "accessToken", shopId: session.shop, rowId: session.id };
  const renewed = parseKeyRing(newer).seal("shpat_renewed", context).toString("base64");
  const writer = new pg.Client({ connectionString: db.url });
  await writer.connect();
  await writer.query("BEGIN");
  await writer.query('UPDATE session SET "accessToken" = $1', [renewed]);
  const ring = `third:${fresh()},${newer}`;
  const rotation = withRing(ring, "scripts/rotate-keys.ts");
  await expect
    .poll(() => db.asOwner("SELECT 1 FROM pg_locks WHERE NOT granted"), { timeout: 20_000 })
    .toHaveLength(1);
  await writer.query("COMMIT");
  await writer.end();
  const { code, said } = await rotation;
  expect(said).toContain("old key newer is used by 1 rows: run this again");
  expect(code).toBe(1);
  expect((await withRing(ring, "scripts/rotate-keys.ts")).code).toBe(0);
  const [row] = await db.asOwner<{ accessToken: string }>('SELECT "accessToken" FROM session');
  const opened = parseKeyRing(ring).open(Buffer.from(row!.accessToken, "base64"), context);
  expect(opened.toString()).toBe("shpat_renewed");
});
