import { contactsOfShop, lockContacts } from "#app/modules/contacts/contacts.server.ts";
import { forgetMessages } from "#app/modules/search/search.server.ts";
import { dropFiles } from "#app/modules/media/media.server.ts";
import { hour } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** A reply that is still on its way keeps its words and its conversation for so long; then it has failed. */
const replyGraceMs = hour;

/** Who has been idle, and until when. */
export interface Idle {
  /** Idle since this moment or longer. */
  before: Date;
  /** Whether what the store writes, and the arrival of anything, counts too; else only what the person does. */
  anyActivity: boolean;
  /** The current time. */
  at: Date;
  /** Contacts that are left alone. */
  except: string[];
}

/**
 * Contacts whose last interaction is over long enough. A person interacts by writing, tapping, editing, reacting
 * and commenting; reading is none. Of somebody who never did, it is when they became known here.
 */
const idlePersons = `
  SELECT contact.contact_id FROM ${contactsOfShop}
  LEFT JOIN conversations v ON v.shop_id = $1 AND v.contact_id = contact.contact_id
  WHERE coalesce(v.last_customer_message_at, contact.created_at) <= $2
    AND (NOT $5::boolean OR contact.created_at <= $2)
    AND contact.contact_id <> ALL ($4::uuid[])
    AND NOT EXISTS (
      SELECT FROM messages m WHERE m.shop_id = $1 AND m.contact_id = contact.contact_id AND (
        m.direction = 'in' AND (m.sent_at > $2 OR m.edited_at > $2) OR m.reaction_at > $2
        OR $5::boolean AND m.created_at > $2
        OR m.state IN ('queued', 'sending', 'uncertain') AND m.created_at > $3))
    AND NOT EXISTS (
      SELECT FROM comments c
      WHERE c.shop_id = $1 AND c.contact_id = contact.contact_id AND NOT c.own AND c.commented_at > $2)`;

/** Contents from before the moment, of whoever is not idle, except of replies that are still on their way. */
const oldContents = `
  m.shop_id = $1 AND m.created_at <= $2 AND (m.content_sealed IS NOT NULL OR m.reaction_sealed IS NOT NULL)
  AND m.contact_id <> ALL ($4::uuid[])
  AND NOT coalesce(m.state IN ('queued', 'sending', 'uncertain') AND m.created_at > $3, false)`;

/** Parameters $1 to $4 of both. */
function values({ shopId }: ShopScope, { before, at, except }: Idle): unknown[] {
  return [shopId, before, new Date(at.getTime() - replyGraceMs), except];
}

/** How many persons are idle, and how many contents of the others are from before the moment. */
export async function countIdle(
  sql: ShopSql,
  scope: ShopScope,
  idle: Idle,
): Promise<{ persons: number; contents: number }> {
  const [row] = await sql.query<{ persons: number; contents: number }>(
    `WITH idle AS MATERIALIZED (${idlePersons})
     SELECT (SELECT count(*)::int FROM idle) AS persons,
       (SELECT count(*)::int FROM messages m
        WHERE ${oldContents} AND m.contact_id NOT IN (SELECT contact_id FROM idle)) AS contents`,
    [...values(scope, idle), idle.anyActivity],
  );
  return row ?? { persons: 0, contents: 0 };
}

/**
 * Takes some idle persons, for this transaction to erase. Whoever something arrives for just now is left out, and
 * whoever wrote between the looking and the locking.
 */
export async function takeIdlePersons(
  sql: ShopSql,
  scope: ShopScope,
  idle: Idle,
  limit: number,
): Promise<string[]> {
  const found = await sql.query<{ contact_id: string }>(`${idlePersons} LIMIT $6`, [
    ...values(scope, idle),
    idle.anyActivity,
    limit,
  ]);
  const contactIds = await lockContacts(
    sql,
    scope,
    found.map((row) => row.contact_id),
  );
  if (contactIds.length === 0) return [];
  const busy = await lockTheirThreads(sql, scope, contactIds);
  const still = await sql.query<{ contact_id: string }>(
    `${idlePersons} AND contact.contact_id = ANY ($6::uuid[])`,
    [...values(scope, idle), idle.anyActivity, contactIds.filter((contactId) => !busy.has(contactId))],
  );
  return still.map((row) => row.contact_id);
}

/** @returns contacts whose thread somebody else holds */
async function lockTheirThreads(sql: ShopSql, { shopId }: ShopScope, contactIds: string[]) {
  const threads = "SELECT contact_id FROM conversations WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])";
  const all = await sql.query<{ contact_id: string }>(threads, [shopId, contactIds]);
  const locked = await sql.query<{ contact_id: string }>(`${threads} FOR UPDATE SKIP LOCKED`, [
    shopId,
    contactIds,
  ]);
  const free = new Set(locked.map((row) => row.contact_id));
  return new Set(all.map((row) => row.contact_id).filter((contactId) => !free.has(contactId)));
}

/** Some messages with contents from before the moment. */
export async function findOldContents(
  sql: ShopSql,
  scope: ShopScope,
  idle: Idle,
  limit: number,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(`SELECT m.id FROM messages m WHERE ${oldContents} LIMIT $5`, [
    ...values(scope, idle),
    limit,
  ]);
  return rows.map((row) => row.id);
}

/**
 * Empties messages: the rows stay, their words, earlier wordings, reactions and files go, and what they were found by.
 * @returns how many there were of each
 */
export async function emptyMessages(
  sql: ShopSql,
  scope: ShopScope,
  messageIds: string[],
): Promise<{ contents: number; files: number }> {
  const emptied = await sql.query<{ id: string; contactId: string }>(
    `UPDATE messages SET content_sealed = NULL, versions_sealed = NULL, reaction_sealed = NULL
     WHERE shop_id = $1 AND id = ANY ($2::uuid[]) RETURNING id, contact_id AS "contactId"`,
    [scope.shopId, messageIds],
  );
  await forgetMessages(sql, scope, emptied);
  return { contents: emptied.length, files: await dropFiles(sql, scope, messageIds) };
}

/** Comments from before the moment, which are nothing but words, go whole. @returns how many there were */
export async function eraseOldComments(
  sql: ShopSql,
  { shopId }: ShopScope,
  { before, except }: Idle,
): Promise<number> {
  const erased = await sql.query<{ id: string }>(
    `DELETE FROM comments WHERE shop_id = $1 AND commented_at <= $2 AND contact_id <> ALL ($3::uuid[]) RETURNING id`,
    [shopId, before, except],
  );
  return erased.length;
}
