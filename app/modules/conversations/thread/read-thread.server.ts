import { staffNames } from "#app/modules/access/access.server.ts";
import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
  type ReadContact,
} from "#app/modules/contacts/contacts.server.ts";
import { viewFiles, type FilesOfMessages } from "#app/modules/media/media.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { MessageOrigin, ThreadMessage, ThreadPage } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";
import { newest, pageSize, readCursor, writeCursor, type PageCursor } from "../queue/page-cursor.ts";
import { placeAround } from "./place-around.server.ts";
import { showContent } from "../media/show-attachments.ts";
import { readQuoted } from "./read-quoted.server.ts";
import { replyWindow } from "../queue/reply-window.ts";
import { contentContext, reactionContext } from "../seal-contexts.ts";
import { labelIds, toWork, type WorkColumns } from "../work/work-columns.server.ts";
import { sendState, summarise } from "./summaries.ts";

interface ThreadRow extends JoinedContact, WorkColumns {
  account_id: string;
  customer_seen_at: Date | null;
  standby_since: Date | null;
}

interface MessageRow {
  id: string;
  direction: "in" | "out";
  origin: MessageOrigin;
  kind: MessageKind;
  content_sealed: Buffer | null;
  sent_at: Date;
  edit_number: number;
  reaction_sealed: Buffer | null;
  unsent_at: Date | null;
  state: StoredSendState | null;
  failure_code: string | null;
  staff_id: string | null;
}

/** A thread with one page of its messages, sealed values opened except where nobody reads them. */
interface OpenThread {
  thread: ThreadRow;
  contact: Pick<ReadContact, "key" | "profile">;
  account: AccountSummary;
  /** Newest first, one more than the page when there are older ones. */
  messages: MessageRow[];
  contents: Map<string, MessageContent>;
  quoted: Map<string, string | null>;
  /** The newest message is among them. */
  atEnd: boolean;
  files: FilesOfMessages;
}

/**
 * A page of a thread's messages, the newest first asked and the oldest first given, with who it is and how
 * the reply window stands. Null when the shop has no such thread. Writes nothing.
 * @param options `cursor` from a page for the one before it in time, `at` a message for what was said around it, `now`
 *   for the reply window
 */
export async function readThread(
  scope: ShopScope,
  conversationId: string,
  options: { cursor?: string; at?: string; limit?: number; now: Date },
): Promise<ThreadPage | null> {
  if (!isId(conversationId)) return null;
  const limit = pageSize(options.limit ?? 50);
  const open = await sqlInShop(scope, async (sql) => {
    const around = options.at && (await placeAround(sql, scope, conversationId, options.at));
    const cursor = readCursor(options.cursor) ?? (around || newest);
    return openThread(sql, scope, conversationId, { cursor, limit, now: options.now });
  });
  if (!open) return null;
  const page = open.messages.slice(0, limit);
  const names = await staffNamesOf(scope, page);
  const oldest = page.at(-1);
  return {
    id: conversationId,
    contact: summarise(open.thread.contact_id, open.contact.profile),
    account: { id: open.account.id, handle: open.account.handle, state: open.account.state },
    window: windowOf(open, options.now),
    work: toWork(open.thread),
    messages: page.map((row) => toMessage(scope, open, row, names)).reverse(),
    atEnd: open.atEnd,
    olderCursor: open.messages.length > limit && oldest ? writeCursor(oldest.sent_at, oldest.id) : null,
  };
}

async function openThread(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  { cursor, limit, now }: { cursor: PageCursor; limit: number; now: Date },
): Promise<OpenThread | null> {
  const rows = await sql.query<ThreadRow & (MessageRow | { id: null })>(threadQuery(limit + 1), [
    scope.shopId,
    conversationId,
    cursor.at,
    cursor.id,
  ]);
  const [thread] = rows;
  if (!thread) return null;
  const contact = openContactRow(scope, thread);
  const account = (await accountSummariesIn(sql, scope, [thread.account_id])).get(thread.account_id);
  if (!account) return null;
  const messages = rows.flatMap((row) => (row.id === null ? [] : [row as MessageRow]));
  const contents = openContents(scope, contact.key, messages);
  const quoted = await readQuoted(sql, scope, { accountId: account.id, key: contact.key, contents });
  const withFiles = [...contents].flatMap(([id, { attachments }]) => (attachments ? [id] : []));
  const files = await viewFiles(sql, scope, contact.key, withFiles, now);
  return { thread, contact, account, messages, contents, quoted, files, atEnd: cursor === newest };
}

/** The limit stands in the text, so that the planner knows how little is asked. */
const threadQuery = (limit: number) => `
  SELECT c.account_id, c.contact_id, c.last_customer_message_at, c.customer_seen_at, c.standby_since,
    c.status, c.snoozed_until, c.assignee_id, c.team_id, c.priority, ${labelIds("c")}, ${contactColumns}, m.*
  FROM conversations c
  ${joinContact("c")}
  LEFT JOIN LATERAL (
    SELECT id, direction, origin, kind, content_sealed, sent_at, edit_number, reaction_sealed, unsent_at, state,
      failure_code, staff_id
    FROM messages
    WHERE shop_id = $1 AND conversation_id = $2 AND (sent_at, id) < ($3::timestamptz, $4::uuid)
    ORDER BY sent_at DESC, id DESC LIMIT ${limit}
  ) AS m ON true
  WHERE c.shop_id = $1 AND c.id = $2
  ORDER BY m.sent_at DESC, m.id DESC`;

function openContents(scope: ShopScope, key: WrappedKey, rows: MessageRow[]): Map<string, MessageContent> {
  const contents = new Map<string, MessageContent>();
  for (const { id, content_sealed } of rows) {
    if (content_sealed) contents.set(id, key.open<MessageContent>(content_sealed, contentContext(scope, id)));
  }
  return contents;
}

async function staffNamesOf(scope: ShopScope, rows: MessageRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ staff_id }) => staff_id ?? []))];
  return ids.length > 0 ? staffNames(scope, ids) : new Map<string, string>();
}

function windowOf({ thread, account }: OpenThread, now: Date) {
  return replyWindow(
    {
      lastCustomerMessageAt: thread.last_customer_message_at,
      humanAgent: account.humanAgent,
      accountState: account.state,
      standbySince: thread.standby_since,
    },
    now,
  );
}

function toMessage(
  scope: ShopScope,
  { thread, contact, contents, quoted, files }: OpenThread,
  row: MessageRow,
  names: Map<string, string>,
): ThreadMessage {
  const content = contents.get(row.id) ?? null;
  return {
    id: row.id,
    direction: row.direction,
    origin: row.origin,
    kind: row.kind,
    content: content && showContent(content, files.get(row.id)),
    sentAt: row.sent_at.toISOString(),
    edited: row.edit_number > 0,
    unsent: row.unsent_at !== null,
    reaction:
      row.reaction_sealed && contact.key.open<string>(row.reaction_sealed, reactionContext(scope, row.id)),
    sendState: row.direction === "out" ? sendState(row.state, row.sent_at, thread.customer_seen_at) : null,
    failureCode: row.failure_code,
    staffName: (row.staff_id && names.get(row.staff_id)) || null,
    quoted: (content?.replyToMid && quoted.get(content.replyToMid)) || null,
  };
}
