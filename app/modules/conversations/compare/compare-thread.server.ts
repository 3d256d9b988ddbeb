import { readThread, type ReadThread } from "#app/modules/channels/channels.server.ts";
import type { UnsendEvent } from "#app/modules/channels/events.ts";
import { now, second } from "#app/platform/clock.ts";
import { blindIndexer, type BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { midIndex } from "../fold/mid-index.ts";
import { messageColumns, openMessage, type SealedMessage } from "../fold/message-rows.server.ts";
import { receiveEvents, type FoldOutcome } from "../fold/receive-events.server.ts";
import { readReplyThread, type ReplyThread } from "../outbox/reply-thread.server.ts";
import { judgeMissing, lookAgainAfterMs, type HeldMessage, type Judged } from "./judge-missing.ts";

/** `againInMs`: when to compare once more, because something is missing or Instagram asked to wait; else null. */
export type CompareOutcome =
  | { outcome: "compared"; againInMs: number | null }
  /** Instagram did not tell, or not enough to conclude anything; or there is no such thread. */
  | { outcome: "unavailable"; againInMs: number | null }
  /** Messages were unsent without a webhook; what follows is what follows from any unsend. */
  | { outcome: "found_unsent"; folded: FoldOutcome; againInMs: number | null };

const log = logger("conversations");

/**
 * Compares what we hold of a thread with the newest messages that Instagram lists, and folds an unsend for each that
 * it provably lists no more: Instagram does not send a webhook for every unsend (chatwoot/chatwoot#9534).
 */
export async function compareThread(
  scope: ShopScope,
  conversationId: string,
  at: Date = now(),
): Promise<CompareOutcome> {
  const thread = await begin(scope, conversationId, at);
  if (!thread) return { outcome: "unavailable", againInMs: null };
  const read = await readThread(scope, thread.account.id, thread.contact.profile.externalId);
  if (read.outcome === "unavailable") return { outcome: "unavailable", againInMs: read.afterMs };
  const index = await blindIndexer(scope);
  const { judged, unsends } = await sqlInShop(scope, (sql) => compare(sql, scope, index, thread, read, at));
  const againInMs = judged.missing.length > 0 ? lookAgainAfterMs + second : null;
  if (unsends.length === 0) return { outcome: "compared", againInMs };
  const account = { id: thread.account.id, externalId: thread.account.externalId };
  const folded = await receiveEvents(scope, account, unsends);
  log.info({ shopId: scope.shopId, conversationId, count: unsends.length }, "messages were found unsent");
  return { outcome: "found_unsent", folded, againInMs };
}

/** Notes the time first: a thread that cannot be read is not asked for again at once. */
function begin(scope: ShopScope, conversationId: string, at: Date): Promise<ReplyThread | null> {
  return sqlInShop(scope, async (sql) => {
    await sql.query("UPDATE conversations SET compared_at = $3 WHERE shop_id = $1 AND id = $2", [
      scope.shopId,
      conversationId,
      at,
    ]);
    return readReplyThread(sql, scope, conversationId, at);
  });
}

async function compare(
  sql: ShopSql,
  scope: ShopScope,
  index: BlindIndexer,
  thread: ReplyThread,
  { listed }: Extract<ReadThread, { outcome: "read" }>,
  at: Date,
): Promise<{ judged: Judged; unsends: UnsendEvent[] }> {
  const times = new Map(
    listed.map(({ mid, createdAt }) => [
      midIndex(index, thread.account.id, mid).toString("hex"),
      createdAt.getTime(),
    ]),
  );
  const since = new Date(Math.min(at.getTime(), ...times.values()));
  const rows = await readHeld(sql, scope, thread.conversationId, since);
  const ours = new Set(rows.map(({ midIndex }) => midIndex?.toString("hex")));
  const strangers = [...times].filter(([hex]) => !ours.has(hex)).map(([, time]) => time);
  const judged = judgeMissing(
    rows.flatMap((row) => heldOf(row, times)),
    { readAt: at.getTime(), strangers },
  );
  await note(sql, scope, judged, at);
  return { judged, unsends: unsendsOf(scope, thread, rows, judged.unsent, at) };
}

type HeldRow = SealedMessage & { missingSince: Date | null };

/** What stands in the thread since then under an id of Instagram's, unsent or not. */
function readHeld(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  since: Date,
): Promise<HeldRow[]> {
  return sql.query<HeldRow & Record<string, unknown>>(
    `SELECT ${messageColumns}, m.missing_since AS "missingSince" FROM messages m
     WHERE m.shop_id = $1 AND m.conversation_id = $2 AND m.sent_at >= $3 AND m.mid_index IS NOT NULL
     ORDER BY m.sent_at, m.id`,
    [shopId, conversationId, since],
  );
}

/** None for what is unsent already, or not out. */
function heldOf(row: HeldRow, times: Map<string, number>): HeldMessage[] {
  const { id, kind, sentAt, unsentAt, state, midIndex, missingSince } = row;
  if (!sentAt || unsentAt || (state !== null && state !== "sent")) return [];
  const listed = times.has(midIndex?.toString("hex") ?? "");
  return [{ id, kind, sentAt: sentAt.getTime(), listed, missingSince: missingSince?.getTime() ?? null }];
}

async function note(sql: ShopSql, { shopId }: ShopScope, judged: Judged, at: Date): Promise<void> {
  await sql.query("UPDATE messages SET missing_since = $3 WHERE shop_id = $1 AND id = ANY ($2::uuid[])", [
    shopId,
    judged.missing,
    at,
  ]);
  await sql.query("UPDATE messages SET missing_since = NULL WHERE shop_id = $1 AND id = ANY ($2::uuid[])", [
    shopId,
    [...judged.back, ...judged.unsent],
  ]);
  await sql.query(
    "UPDATE messages SET found_unsent = true WHERE shop_id = $1 AND id = ANY ($2::uuid[]) AND unsent_at IS NULL",
    [shopId, judged.unsent],
  );
}

/** As if Instagram had said so. */
function unsendsOf(
  scope: ShopScope,
  thread: ReplyThread,
  rows: HeldRow[],
  unsent: string[],
  at: Date,
): UnsendEvent[] {
  const gone = rows.filter(({ id }) => unsent.includes(id));
  const keys = new Map([[thread.contactId, thread.contact.key]]);
  return gone.flatMap((row) => {
    const mid = openMessage(scope, keys, row).record.content?.mid;
    const personId = thread.contact.profile.externalId;
    return mid ? [{ kind: "unsend", mid, personId, at: at.getTime(), standby: false } as const] : [];
  });
}
