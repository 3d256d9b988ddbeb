import { indexMessages } from "#app/modules/search/search.server.ts";
import { attachFiles, takeFiles } from "#app/modules/media/media.server.ts";
import type { UploadedFile } from "#app/modules/media/media.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { ReplyWindow } from "../conversations.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { readOthersAnswer } from "./others-answer.server.ts";
import { lockOutbox } from "./outbox.server.ts";
import { readReplyThread, tagFor, type ReplyThread } from "./reply-thread.server.ts";
import { searchableOf } from "../search/searchable.ts";
import { contentContext } from "../seal-contexts.ts";
import { replyParts, type ReplyContent, type ReplyPart } from "./reply-parts.ts";
import { scheduleFault, waitMs, type ScheduleFault, type SendLater } from "./send-later.ts";

export interface ReplyInput extends ReplyContent {
  conversationId: string;
  /** Who typed it. */
  staffId: string;
  /** The composer's token, a uuid: the same token is the same reply, however often it comes. */
  clientToken: string;
  /**
   * False refuses a reply that would need Meta's human-agent tag. To be given by everything but a person who
   * typed the text and saw how the window stands.
   */
  useHumanAgent?: boolean;
  /** When it goes out; at once without it. */
  later?: SendLater | null;
  /**
   * When the newest answer of somebody else was given that whoever typed it knew, in ms: a newer one holds it back.
   * Without it nothing does.
   */
  knownAnswerAt?: number | undefined;
}

export type ReplyOutcome =
  /** It is stored, and goes out now or at its time. */
  | { outcome: "queued"; messageIds: string[] }
  /** It was to go out at a time that is over, or when the window would be. */
  | { outcome: ScheduleFault }
  | { outcome: "window_closed"; window: ReplyWindow }
  /** Somebody else answered what whoever typed it has not seen answered. */
  | { outcome: "answered_meanwhile" }
  | { outcome: "empty" }
  | { outcome: "too_long" }
  /** A variable still stands in its braces. */
  | { outcome: "unresolved" }
  /** Instagram would refuse it, or show less than was written (channels/instagram/content-rules.ts). */
  | { outcome: "breaks_rules" }
  /** Cards sell: after 24 hours Meta allows a person's words, and nothing that promotes. */
  | { outcome: "cards_too_late" }
  /** A file waited too long to be sent, or was sent already: it has to be attached again. */
  | { outcome: "files_gone" }
  | { outcome: "not_found" };

/**
 * Queues or schedules a reply: one message, or as many as its length needs, in order. Stored and nothing more; the
 * caller nudges `deliverReplies` when it is due, and a sweep finds what no nudge reached.
 */
export async function reply(scope: ShopScope, input: ReplyInput): Promise<ReplyOutcome> {
  const cut = replyParts(input);
  if (cut.outcome !== "parts") return cut;
  const { parts } = cut;
  const at = now();
  return sqlInShop(scope, async (sql): Promise<ReplyOutcome> => {
    const before = await messageIdsOf(sql, scope, input);
    if (before.length > 0) return { outcome: "queued", messageIds: before };
    const thread = await readReplyThread(sql, scope, input.conversationId, at);
    if (!thread) return { outcome: "not_found" };
    const tag = tagFor(thread.window);
    if (tag === undefined || (tag !== null && input.useHumanAgent === false)) {
      return { outcome: "window_closed", window: thread.window };
    }
    if (tag !== null && input.cards?.length) return { outcome: "cards_too_late" };
    const fault = input.later?.kind === "scheduled" ? scheduleFault(input.later.at, at, thread.window) : null;
    if (fault) return { outcome: fault };
    if (await isAnswered(sql, scope, input)) return { outcome: "answered_meanwhile" };
    const { contactId } = thread;
    const files = await takeFiles(sql, scope, { ...input, contactId, fileIds: input.fileIds ?? [] });
    if (!files) return sentOrGone(await messageIdsOf(sql, scope, input));
    await insertParts(sql, scope, { thread, input, parts: saidOfFiles(parts, files), tag, at });
    await refreshThreads(sql, scope, [input.conversationId]);
    return { outcome: "queued", messageIds: await messageIdsOf(sql, scope, input) };
  });
}

/** Of two who answer at the same moment the second waits for the first, and then sees their answer. */
async function isAnswered(sql: ShopSql, scope: ShopScope, input: ReplyInput): Promise<boolean> {
  if (input.knownAnswerAt === undefined) return false;
  await lockOutbox(sql, scope, input.conversationId);
  const answer = await readOthersAnswer(sql, scope, input);
  return answer !== null && Date.parse(answer.at) > input.knownAnswerAt;
}

/** Of two clicks at the same moment the second finds the files taken by the first. */
function sentOrGone(messageIds: string[]): ReplyOutcome {
  return messageIds.length > 0 ? { outcome: "queued", messageIds } : { outcome: "files_gone" };
}

/** Messages that are files say what kind of file. */
function saidOfFiles(parts: ReplyPart[], files: UploadedFile[]): ReplyPart[] {
  const kinds = new Map(files.map(({ fileId, kind }) => [fileId, kind]));
  return parts.map((part) => {
    const type = part.fileId === undefined ? undefined : kinds.get(part.fileId);
    return type ? { ...part, content: { attachments: [{ type }] } } : part;
  });
}

async function messageIdsOf(sql: ShopSql, { shopId }: ShopScope, input: ReplyInput): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT id FROM messages WHERE shop_id = $1 AND client_token = $2 AND conversation_id = $3 ORDER BY part`,
    [shopId, input.clientToken, input.conversationId],
  );
  return rows.map((row) => row.id);
}

interface NewReply {
  thread: ReplyThread;
  input: ReplyInput;
  parts: ReplyPart[];
  tag: string | null;
  at: Date;
}

/** Of two clicks at the same moment the second waits here for the first, and then inserts nothing. */
async function insertParts(sql: ShopSql, scope: ShopScope, reply: NewReply): Promise<void> {
  const { thread, input, tag, at } = reply;
  const { later = null } = input;
  const scheduled = later?.kind === "scheduled";
  const parts = reply.parts.map(({ kind, content, fileId }, part) => {
    const id = newId();
    const sealed = thread.contact.key.seal(content, contentContext(scope, id));
    // What is scheduled has not been said yet.
    const sentAt = scheduled ? null : new Date(at.getTime() + part);
    return { id, kind, content, sealed, part, fileId, sentAt };
  });
  const inserted = await sql.query<{ id: string }>(
    `INSERT INTO messages (shop_id, id, conversation_id, contact_id, direction, origin, kind, content_sealed,
       sent_at, state, staff_id, client_token, part, tag, created_at, send_at, unless_they_write)
     SELECT $1, p.id, $2, $3, 'out', 'staff', p.kind, p.sealed, p.sent_at, $13, $4, $5, p.part, $6, $7, $14, $15
     FROM unnest($8::uuid[], $9::text[], $10::bytea[], $11::int[], $12::timestamptz[])
       AS p(id, kind, sealed, part, sent_at)
     ON CONFLICT (shop_id, client_token, part) DO NOTHING RETURNING id`,
    [
      scope.shopId,
      thread.conversationId,
      thread.contactId,
      input.staffId,
      input.clientToken,
      tag,
      at,
      parts.map((part) => part.id),
      parts.map((part) => part.kind),
      parts.map((part) => part.sealed),
      parts.map((part) => part.part),
      parts.map((part) => part.sentAt?.toISOString() ?? null),
      scheduled ? "scheduled" : "queued",
      later && new Date(at.getTime() + waitMs(later, at)),
      scheduled && later.unlessTheyWrite,
    ],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  const found = parts
    .filter(({ id }) => ids.has(id))
    .map(({ id, content, sentAt }) => {
      const { contactId } = thread;
      return { id, contactId, sentAt: sentAt?.getTime() ?? null, found: searchableOf(content) };
    });
  await indexMessages(sql, scope, found);
  const files = parts.flatMap(({ id: messageId, fileId }) => (fileId ? [{ fileId, messageId }] : []));
  await attachFiles(sql, scope, files);
}
