import { readThread, type OwnMessage, type ReadThread } from "#app/modules/channels/channels.server.ts";
import type { ListedMedia } from "#app/modules/channels/channels.ts";
import { now, second } from "#app/platform/clock.ts";
import { blindIndexer, type BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { claimEchoed } from "./claim-echoed.server.ts";
import { judgeUnsettled, type UnsettledMessage, type Verdict } from "./match-sent.ts";
import { midIndex } from "../fold/mid-index.ts";
import { readContent } from "../thread/read-content.server.ts";
import { isBeingSettled } from "./outbox-order.ts";
import { endAttempt, lockOutbox, moveState, readOutbox, type StoredOutboxMessage } from "./outbox.server.ts";
import { readReplyThread, type ReplyThread } from "./reply-thread.server.ts";

export type SettleOutcome =
  /** Every fate is known, or only a person can decide now. `deliver`: something may go out now. */
  { outcome: "done"; deliver: boolean } | { outcome: "retry"; afterMs: number; deliver: boolean };

const retryAfterMs = 5 * second;

const log = logger("conversations");

/**
 * Finds out what became of messages whose answer never came. An echo may have told already; else the
 * thread is read at the channel. Found there: sent. Proven absent: queued again, so that it is still
 * delivered once. Neither: uncertain as before, until after ten minutes a person decides.
 */
export async function settleReplies(scope: ShopScope, conversationId: string): Promise<SettleOutcome> {
  const unsettled = await readUnsettled(scope, conversationId);
  if (!unsettled) return { outcome: "done", deliver: false };
  if (unsettled.messages.length === 0) return { outcome: "done", deliver: unsettled.hasQueued };
  const { thread, messages } = unsettled;
  const readAt = now().getTime();
  const read = await readThread(scope, thread.account.id, thread.contact.profile.externalId);
  if (read.outcome === "unavailable") return laterBecauseOf(scope, conversationId, read);
  const verdicts = await judge(scope, thread, messages, read, readAt);
  const settled = await carryOut(scope, conversationId, messages, verdicts);
  if (settled === messages.length) return { outcome: "done", deliver: true };
  return { outcome: "retry", afterMs: retryAfterMs, deliver: settled > 0 };
}

function laterBecauseOf(
  scope: ShopScope,
  conversationId: string,
  { errorCode, afterMs }: Extract<ReadThread, { outcome: "unavailable" }>,
): SettleOutcome {
  log.warn({ shopId: scope.shopId, conversationId, code: errorCode }, "a thread could not be read for proof");
  return { outcome: "retry", afterMs: Math.max(afterMs ?? 0, retryAfterMs), deliver: false };
}

interface InQuestion extends UnsettledMessage {
  /** How many tries there were when the question was asked. */
  attempts: number;
}

interface Unsettled {
  thread: ReplyThread;
  /** In the order of writing. */
  messages: InQuestion[];
  hasQueued: boolean;
}

function readUnsettled(scope: ShopScope, conversationId: string): Promise<Unsettled | null> {
  const at = now();
  return sqlInShop(scope, async (sql) => {
    const thread = await readReplyThread(sql, scope, conversationId, at);
    if (!thread) return null;
    const outbox = await readOutbox(sql, scope, conversationId);
    const open = outbox.filter((one) => one.state === "uncertain" && isBeingSettled(one, at.getTime()));
    const messages: InQuestion[] = [];
    for (const one of open) messages.push(...(await inQuestion(sql, scope, thread, one)));
    return { thread, messages, hasQueued: outbox.some((one) => one.state === "queued") };
  });
}

/** None for a message whose content is gone: nothing could prove it. */
async function inQuestion(
  sql: ShopSql,
  scope: ShopScope,
  thread: ReplyThread,
  message: StoredOutboxMessage,
): Promise<InQuestion[]> {
  const content = await readContent(sql, scope, thread.contact.key, message.id);
  if (!content?.text && !content?.cards && !content?.attachments) return [];
  const firstStartedAt = message.firstStartedAt ?? 0;
  const lastFinishedAt = message.lastFinishedAt ?? message.lastStartedAt ?? firstStartedAt;
  return [
    {
      id: message.id,
      text: content.text ?? null,
      media: listedAs(content.attachments?.[0]?.type),
      firstStartedAt,
      lastFinishedAt,
      attempts: message.attempts,
    },
  ];
}

/** What the channel's list calls a file of ours. */
function listedAs(type: string | undefined): ListedMedia | null {
  if (type === undefined) return null;
  return type === "image" || type === "video" ? type : "other";
}

async function judge(
  scope: ShopScope,
  { account }: ReplyThread,
  messages: UnsettledMessage[],
  read: Extract<ReadThread, { outcome: "read" }>,
  readAt: number,
): Promise<Map<string, Verdict>> {
  const index = await blindIndexer(scope);
  const others = await midsOfOtherReplies(scope, index, account.id, read.own, messages);
  const sent = read.own
    .filter(({ mid }) => !others.has(mid))
    .map(({ mid, text, media, createdAt }) => ({ mid, text, media, at: createdAt.getTime() }));
  return judgeUnsettled(messages, { sent, completeSince: read.completeSince?.getTime() ?? null, readAt });
}

/**
 * Mids that belong to replies of ours which are not in question. One that was taken for a message written in
 * the Instagram app stays in question: its echo may have differed from our text by a space.
 */
async function midsOfOtherReplies(
  scope: ShopScope,
  index: BlindIndexer,
  accountId: string,
  own: OwnMessage[],
  messages: UnsettledMessage[],
): Promise<Set<string>> {
  const byIndex = new Map(own.map(({ mid }) => [midIndex(index, accountId, mid).toString("hex"), mid]));
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ mid_index: Buffer }>(
      `SELECT mid_index FROM messages WHERE shop_id = $1 AND mid_index = ANY ($2::bytea[])
         AND origin = 'staff' AND NOT id = ANY ($3::uuid[])`,
      [scope.shopId, [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex")), messages.map(({ id }) => id)],
    ),
  );
  return new Set(rows.flatMap((row) => byIndex.get(row.mid_index.toString("hex")) ?? []));
}

/** @returns how many are settled now */
async function carryOut(
  scope: ShopScope,
  conversationId: string,
  messages: InQuestion[],
  verdicts: Map<string, Verdict>,
): Promise<number> {
  let settled = 0;
  for (const message of messages) {
    const verdict = verdicts.get(message.id);
    if (!verdict || verdict.verdict === "open") continue;
    settled += 1;
    const fields = { shopId: scope.shopId, messageId: message.id, verdict: verdict.verdict };
    log.info(fields, "the fate of a reply is known");
    if (verdict.verdict === "sent") await settleSent(scope, conversationId, message.id, verdict.mid);
    else await settleAbsent(scope, conversationId, message);
  }
  return settled;
}

async function settleSent(scope: ShopScope, conversationId: string, messageId: string, mid: string) {
  const index = await blindIndexer(scope);
  await sqlInShop(scope, async (sql) => {
    await lockOutbox(sql, scope, conversationId);
    await claimEchoed(sql, scope, index, messageId, mid);
    await endAttempt(sql, scope, messageId, null, { outcome: "settled_sent" });
  });
}

/**
 * Unless an echo came while the thread was read, or somebody else settled it and tried again: what was read
 * says nothing about a newer try.
 */
async function settleAbsent(
  scope: ShopScope,
  conversationId: string,
  { id, attempts }: InQuestion,
): Promise<void> {
  await sqlInShop(scope, async (sql) => {
    await lockOutbox(sql, scope, conversationId);
    const current = (await readOutbox(sql, scope, conversationId)).find((message) => message.id === id);
    if (current?.attempts !== attempts) return;
    const queued = await moveState(sql, scope, id, ["uncertain"], "queued");
    if (queued) await endAttempt(sql, scope, id, null, { outcome: "settled_absent" });
  });
}
