import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type pg from "pg";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { version } from "#app/platform/version.ts";
import {
  receiptHash,
  receiptText,
  type ReceiptBody,
  type ReceiptFacts,
  type SignedReceipt,
} from "./receipt.ts";

const keyContext = (id: string) => ({
  table: "receipt_keys",
  column: "private_sealed",
  shopId: "-",
  rowId: id,
});

/**
 * Closes a request with a receipt: both or neither, and once, however often it is called. One that a legal hold
 * keeps open gets a receipt too, and another one when it goes on.
 * @returns the receipt's id; null when the request was closed before
 */
export function closeWithReceipt(
  requestId: string,
  facts: ReceiptFacts,
  state: "done" | "held" = "done",
): Promise<string | null> {
  return issueReceipt(facts, async (client, receiptId) => {
    const { rowCount } = await client.query(
      `UPDATE privacy_requests SET state = $5, receipt_id = $2, shortfalls = $4,
         subject_sealed = CASE WHEN $5 = 'done' THEN NULL ELSE subject_sealed END,
         completed_at = CASE WHEN $5 = 'done' THEN $3::timestamptz END
       WHERE id = $1 AND state IN ('received', 'running')`,
      [requestId, receiptId, facts.finishedAt, facts.shortfalls, state],
    );
    return rowCount === 1;
  });
}

/**
 * Writes a receipt together with what it is the proof of.
 * @param note notes the receipt in the same transaction; false when there was nothing to note: then there is none
 * @returns the receipt's id
 */
export async function issueReceipt(
  facts: ReceiptFacts,
  note: (client: pg.PoolClient, receiptId: string) => Promise<boolean>,
): Promise<string | null> {
  const client = await acrossShopsSql().connect();
  try {
    await client.query("BEGIN");
    // One at a time: each names the one before.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('receipts', 0))");
    const id = await append(client, facts);
    const noted = await note(client, id);
    await client.query(noted ? "COMMIT" : "ROLLBACK");
    return noted ? id : null;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function append(client: pg.PoolClient, facts: ReceiptFacts): Promise<string> {
  const { rows } = await client.query<{ number: number; hash: Buffer }>(
    "SELECT number, hash FROM receipts ORDER BY number DESC LIMIT 1",
  );
  const [last] = rows;
  const id = newId();
  const number = (last?.number ?? 0) + 1;
  const text = receiptText({ ...facts, id, number, previous: last?.hash.toString("hex") ?? null, version });
  const key = await signingKey(client);
  await client.query(
    "INSERT INTO receipts (id, number, body, hash, signature, key_id) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, number, text, receiptHash(text), key.sign(text), key.id],
  );
  return id;
}

/** The newest key; the first receipt makes it. */
async function signingKey(client: pg.PoolClient) {
  const { rows } = await client.query<{ id: string; private_sealed: Buffer }>(
    "SELECT id, private_sealed FROM receipt_keys ORDER BY created_at DESC, id DESC LIMIT 1",
  );
  const [known] = rows;
  const { id, der } = known
    ? { id: known.id, der: keyRing().open(known.private_sealed, keyContext(known.id)) }
    : await newSigningKey(client);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return { id, sign: (text: string) => sign(null, Buffer.from(text), privateKey) };
}

async function newSigningKey(client: pg.PoolClient): Promise<{ id: string; der: Buffer }> {
  const id = newId();
  const pair = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { format: "der", type: "spki" },
    privateKeyEncoding: { format: "der", type: "pkcs8" },
  });
  await client.query("INSERT INTO receipt_keys (id, public_key, private_sealed) VALUES ($1, $2, $3)", [
    id,
    pair.publicKey,
    keyRing().seal(pair.privateKey, keyContext(id)),
  ]);
  return { id, der: pair.privateKey };
}

/** A receipt by its id, as it was signed; null when there is none. */
export async function readReceipt(id: string): Promise<SignedReceipt | null> {
  const { rows } = await acrossShopsSql().query<{ body: string; signature: Buffer }>(
    "SELECT body, signature FROM receipts WHERE id = $1",
    [id],
  );
  const [row] = rows;
  return row
    ? { ...(JSON.parse(row.body) as ReceiptBody), signature: row.signature.toString("base64") }
    : null;
}

interface StoredReceipt {
  number: number;
  body: string;
  hash: Buffer;
  signature: Buffer;
  public_key: Buffer | null;
}

/** How checking the chain ended: how many receipts hold, and what is wrong with the first that does not. */
export type ChainCheck =
  { outcome: "whole"; receipts: number } | { outcome: "broken"; number: number; why: string };

/** Checks every receipt's place, hash and signature, from the first on. */
export async function verifyReceipts(): Promise<ChainCheck> {
  const { rows } = await acrossShopsSql().query<StoredReceipt>(
    `SELECT r.number, r.body, r.hash, r.signature, k.public_key
     FROM receipts r LEFT JOIN receipt_keys k ON k.id = r.key_id ORDER BY r.number`,
  );
  let previous: string | null = null;
  for (const [at, row] of rows.entries()) {
    const why = faultOf(row, at + 1, previous);
    if (why) return { outcome: "broken", number: row.number, why };
    previous = row.hash.toString("hex");
  }
  return { outcome: "whole", receipts: rows.length };
}

function faultOf(row: StoredReceipt, number: number, previous: string | null): string | null {
  const body = JSON.parse(row.body) as ReceiptBody;
  if (row.number !== number || body.number !== number) return `number ${number} is missing`;
  if (!receiptHash(row.body).equals(row.hash)) return "its text is not what was hashed";
  if (body.previous !== previous) return "it does not follow the one before";
  if (!row.public_key) return "its key is not here";
  const key = createPublicKey({ key: row.public_key, format: "der", type: "spki" });
  return verify(null, Buffer.from(row.body), key, row.signature) ? null : "its signature does not hold";
}
