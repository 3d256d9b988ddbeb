import { openPersonKeys, type PersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { midIndex, rowIdOf } from "../fold/mid-index.ts";
import {
  deleteMessages,
  lockByMid,
  messageColumns,
  openMessage,
  saveMessages,
  type SealedMessage,
  type StoredMessage,
} from "../fold/message-rows.server.ts";
import { nameMessage, unnameMessage } from "./name-message.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { lockAccount } from "../fold/thread-rows.server.ts";

export type ClaimOutcome =
  | { outcome: "unknown_message" }
  /** Ours is sent, under this mid. `mistakenId`: a message of ours that had it by mistake, uncertain again. */
  | { outcome: "claimed"; mistakenId: string | null };

/**
 * Meta's answer named a message of ours: it is sent, under this mid, whatever an echo was taken for before.
 * An echo that became a message "written in the Instagram app" goes into ours. Where an echo was adopted by
 * the wrong one of two equal messages, the two change places; the one left without a mid is uncertain again.
 *
 * To be the first statement of its transaction that touches messages: a fold that runs at the same time takes
 * the account's lock before it locks messages.
 */
export async function claimEchoed(
  sql: ShopSql,
  scope: ShopScope,
  index: BlindIndexer,
  messageId: string,
  mid: string,
): Promise<ClaimOutcome> {
  const accountId = await accountOf(sql, scope, messageId);
  if (!accountId) return { outcome: "unknown_message" };
  await lockAccount(sql, scope, accountId);
  const [row] = await lockOurs(sql, scope, messageId);
  if (!row) return { outcome: "unknown_message" };
  const bytes = midIndex(index, accountId, mid);
  const [holder] = (await lockByMid(sql, scope, [bytes])).filter(({ id }) => id !== messageId);
  const keys = await openPersonKeys(sql, scope, [row.contactId, ...(holder ? [holder.contactId] : [])]);
  const ours = openMessage(scope, keys, row);
  const held = holder ? openMessage(scope, keys, holder) : null;
  const queuedAt = { ours: row.createdAt.getTime(), held: holder?.createdAt.getTime() ?? 0 };
  const after = settle(ours, held, { mid, bytes, queuedAt });
  await replace(sql, scope, keys, [ours, ...(held ? [held] : [])], after);
  await refreshThreads(sql, scope, [...new Set(after.map(({ conversationId }) => conversationId))]);
  return { outcome: "claimed", mistakenId: after.find(({ record }) => record.state !== "sent")?.id ?? null };
}

async function accountOf(
  sql: ShopSql,
  { shopId }: ShopScope,
  messageId: string,
): Promise<string | undefined> {
  const [row] = await sql.query<{ account_id: string }>(
    `SELECT c.account_id FROM messages m
     JOIN conversations c ON c.shop_id = m.shop_id AND c.id = m.conversation_id
     WHERE m.shop_id = $1 AND m.id = $2`,
    [shopId, messageId],
  );
  return row?.account_id;
}

function lockOurs(sql: ShopSql, { shopId }: ShopScope, messageId: string): Promise<SealedMessage[]> {
  return sql.query<SealedMessage>(
    `SELECT ${messageColumns} FROM messages m WHERE m.shop_id = $1 AND m.id = $2 FOR NO KEY UPDATE`,
    [shopId, messageId],
  );
}

interface Naming {
  mid: string;
  bytes: Buffer;
  /** When each was made, ms since 1970. */
  queuedAt: { ours: number; held: number };
}

/** The rows as they have to be, given who holds the mid now. */
function settle(
  ours: StoredMessage,
  held: StoredMessage | null,
  { mid, bytes, queuedAt }: Naming,
): StoredMessage[] {
  if (ours.midIndex?.equals(bytes)) return [{ ...ours, record: nameMessage(ours.record, null, mid) }];
  const unnamed = ours.midIndex ? unnameMessage(ours.record, queuedAt.ours) : ours.record;
  const named = { ...ours, midIndex: bytes, record: nameMessage(unnamed, held?.record ?? null, mid) };
  if (held?.record.origin === "staff") return [named, otherOfOurs(held, ours, queuedAt.held)];
  return ours.midIndex ? [named, nobodys(ours, ours.midIndex)] : [named];
}

/** Another message of ours that held the mid: it gets the one that ours had by mistake, or none. */
function otherOfOurs(held: StoredMessage, ours: StoredMessage, queuedAt: number): StoredMessage {
  const record = unnameMessage(held.record, queuedAt);
  if (!ours.midIndex) return { ...held, midIndex: null, record };
  const mid = ours.record.content?.mid ?? "";
  return { ...held, midIndex: ours.midIndex, record: nameMessage(record, ours.record, mid) };
}

/** The mid that ours had by mistake, as a message that nobody here wrote. */
function nobodys(ours: StoredMessage, midIndex: Buffer): StoredMessage {
  return { ...ours, id: rowIdOf(midIndex), midIndex, record: { ...ours.record, origin: "native" } };
}

/** A mid has one row at a time, so the old holders let go before the new ones take it. */
async function replace(
  sql: ShopSql,
  scope: ShopScope,
  keys: PersonKeys,
  before: StoredMessage[],
  after: StoredMessage[],
): Promise<void> {
  const staying = new Set(after.map(({ id }) => id));
  await deleteMessages(
    sql,
    scope,
    before.map(({ id }) => id).filter((id) => !staying.has(id)),
  );
  await sql.query("UPDATE messages SET mid_index = NULL WHERE shop_id = $1 AND id = ANY ($2::uuid[])", [
    scope.shopId,
    [...staying],
  ]);
  await saveMessages(sql, scope, keys, after);
}
