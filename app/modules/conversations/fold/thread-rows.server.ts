import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { ThreadRegisters } from "./fold-thread.ts";

export interface StoredThread {
  id: string;
  contactId: string;
  registers: ThreadRegisters;
  /** Made by this call. */
  created: boolean;
}

/**
 * One fold, or one naming of a sent message, an account at a time: what they decide depends on rows that do
 * not exist yet, which no row lock can hold. Taken before anything else of the account is touched.
 */
export async function lockAccount(sql: ShopSql, { shopId }: ShopScope, accountId: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`fold:${shopId}:${accountId}`]);
}

/**
 * Plans the statements of this transaction anew, for the size that tables have now. For large batches: there
 * it costs little, and a plan kept from when the tables were young would read every message of the shop.
 */
export async function planAnew(sql: ShopSql): Promise<void> {
  await sql.query("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)", []);
}

/** The threads of these contacts, made where there is none, locked until the transaction ends. By contact id. */
export async function openThreads(
  sql: ShopSql,
  scope: ShopScope,
  accountId: string,
  contactIds: string[],
): Promise<Map<string, StoredThread>> {
  if (contactIds.length === 0) return new Map();
  const found = await lockThreads(sql, scope, contactIds);
  const missing = contactIds.filter((contactId) => !found.has(contactId));
  if (missing.length === 0) return found;
  const created = await sql.query<{ id: string }>(
    `INSERT INTO conversations (shop_id, id, account_id, contact_id)
     SELECT $1, id, $2, contact_id FROM unnest($3::uuid[], $4::uuid[]) AS c(id, contact_id)
     ON CONFLICT (shop_id, contact_id) DO NOTHING RETURNING id`,
    [scope.shopId, accountId, missing.map(() => newId()), missing],
  );
  const createdIds = new Set(created.map((row) => row.id));
  for (const [contactId, thread] of await lockThreads(sql, scope, missing)) {
    found.set(contactId, { ...thread, created: createdIds.has(thread.id) });
  }
  return found;
}

interface ThreadRow {
  id: string;
  contact_id: string;
  last_customer_message_at: Date | null;
  customer_seen_at: Date | null;
  ownership_at: Date | null;
  standby_since: Date | null;
}

async function lockThreads(
  sql: ShopSql,
  { shopId }: ShopScope,
  contactIds: string[],
): Promise<Map<string, StoredThread>> {
  const rows = await sql.query<ThreadRow>(
    `SELECT id, contact_id, last_customer_message_at, customer_seen_at, ownership_at, standby_since
     FROM conversations WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [shopId, contactIds],
  );
  return new Map(rows.map((row) => [row.contact_id, toThread(row)]));
}

function toThread(row: ThreadRow): StoredThread {
  const registers = {
    lastCustomerMessageAt: ms(row.last_customer_message_at),
    customerSeenAt: ms(row.customer_seen_at),
    ownershipAt: ms(row.ownership_at),
    standbySince: ms(row.standby_since),
  };
  return { id: row.id, contactId: row.contact_id, registers, created: false };
}

const ms = (date: Date | null) => date && date.getTime();
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Writes the registers of threads that {@link openThreads} locked. */
export async function saveThreads(
  sql: ShopSql,
  { shopId }: ShopScope,
  threads: { id: string; registers: ThreadRegisters }[],
): Promise<void> {
  if (threads.length === 0) return;
  await sql.query(
    `UPDATE conversations c SET last_customer_message_at = t.customer_at, customer_seen_at = t.seen_at,
       ownership_at = t.ownership_at, standby_since = t.standby_since
     FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
       AS t(id, customer_at, seen_at, ownership_at, standby_since)
     WHERE c.shop_id = $1 AND c.id = t.id`,
    [
      shopId,
      threads.map(({ id }) => id),
      threads.map(({ registers }) => iso(registers.lastCustomerMessageAt)),
      threads.map(({ registers }) => iso(registers.customerSeenAt)),
      threads.map(({ registers }) => iso(registers.ownershipAt)),
      threads.map(({ registers }) => iso(registers.standbySince)),
    ],
  );
}
