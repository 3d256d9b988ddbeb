import { setTimeout as rest } from "node:timers/promises";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import {
  beginIndex,
  endIndex,
  forgetEverything,
  indexMessages,
  noteIndexed,
  type IndexPlace,
} from "#app/modules/search/search.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { contentContext } from "../seal-contexts.ts";
import { indexContactsIn } from "./index-contacts.server.ts";
import { searchableOf } from "./searchable.ts";

/** So many messages in a transaction. Between two of them intake and people have the database for themselves. */
const batchSize = 500;
const restMs = 10;

/**
 * Indexes every message and person of a shop, when its index was never built or is of another version of the words.
 * Each batch notes how far it came, in its own transaction: whoever comes after a crash goes on from there.
 * What arrives meanwhile is indexed by whoever stores it.
 * @returns whether there was anything to do
 */
export async function buildIndex(scope: ShopScope): Promise<boolean> {
  const build = await sqlInShop(scope, (sql) => beginIndex(sql, scope, () => countMessages(sql, scope)));
  if (!build) return false;
  let reached = build.reached;
  if (!reached) while ((await sqlInShop(scope, (sql) => forgetEverything(sql, scope, batchSize * 4))) > 0);
  for (;;) {
    const next = await givingWay(scope, (sql) => indexBatch(sql, scope, reached));
    if (next === null) break;
    reached = next ?? reached;
    await rest(restMs);
  }
  await sqlInShop(scope, (sql) => endIndex(sql, scope));
  return true;
}

async function countMessages(sql: ShopSql, { shopId }: ShopScope): Promise<number> {
  const [row] = await sql.query<{ n: number }>("SELECT count(*)::int AS n FROM messages WHERE shop_id = $1", [
    shopId,
  ]);
  return row?.n ?? 0;
}

interface MessageRow {
  id: string;
  contact_id: string;
  sent_at: Date | null;
  content_sealed: Buffer | null;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * The next messages, person by person, locked while they are read: whoever changes one waits, and indexes it after
 * us. Persons are indexed with the first of their messages.
 * @returns the last message; null at the end
 */
async function indexBatch(
  sql: ShopSql,
  scope: ShopScope,
  reached: IndexPlace | null,
): Promise<IndexPlace | null> {
  const rows = await sql.query<MessageRow>(
    `SELECT id, contact_id, sent_at, content_sealed FROM messages
     WHERE shop_id = $1 AND (contact_id, id) > ($2::uuid, $3::uuid) ORDER BY contact_id, id LIMIT ${batchSize} FOR SHARE`,
    [scope.shopId, reached?.contactId ?? nobody, reached?.messageId ?? nobody],
  );
  const last = rows.at(-1);
  if (!last) return null;
  const contactIds = [...new Set(rows.map((row) => row.contact_id))];
  const keys = await openPersonKeys(sql, scope, contactIds);
  const messages = rows.flatMap(({ id, contact_id: contactId, sent_at, content_sealed }) => {
    const key = keys.get(contactId);
    const content =
      key && content_sealed && key.open<MessageContent>(content_sealed, contentContext(scope, id));
    return content
      ? [{ id, contactId, sentAt: sent_at?.getTime() ?? null, found: searchableOf(content) }]
      : [];
  });
  await indexMessages(sql, scope, messages);
  const newHere = contactIds.filter((contactId) => contactId !== reached?.contactId);
  await indexContactsIn(sql, scope, newHere);
  const place = { contactId: last.contact_id, messageId: last.id };
  await noteIndexed(sql, scope, rows.length, place);
  return place;
}

/** Waits for nobody longer than it takes PostgreSQL to suspect a deadlock: it is the batch that is tried again. */
async function givingWay<Result>(
  scope: ShopScope,
  work: (sql: ShopSql) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await sqlInShop(scope, async (sql) => {
      await sql.query("SELECT set_config('lock_timeout', '200ms', true)", []);
      return work(sql);
    });
  } catch (error) {
    if ((error as { code?: string }).code === "55P03") return undefined;
    throw error;
  }
}
