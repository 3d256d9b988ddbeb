import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
  type KnownContact,
} from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { FirstUnread, ThreadMessage, ThreadPage } from "../conversations.ts";
import { pageSize, writeCursor } from "../queue/page-cursor.ts";
import { replyWindow } from "../queue/reply-window.ts";
import { lastEvent } from "../work/list-events.server.ts";
import { labelIds, toWork, type WorkColumns } from "../work/work-columns.server.ts";
import { isShutOut } from "../work/work.ts";
import { readScheduled } from "./read-scheduled.server.ts";
import { readTimeline, type ReadTimeline, type ThreadToRead } from "./read-timeline.server.ts";
import { showTimeline } from "./show-timeline.server.ts";
import { summarise } from "./summaries.ts";
import type { TimelineAsk } from "./timeline-ask.server.ts";
import { comparePlaces, placeOf, type TimelinePage } from "./timeline.ts";

interface ThreadRow extends JoinedContact, WorkColumns {
  account_id: string;
  customer_seen_at: Date | null;
  standby_since: Date | null;
  unread_count: number;
}

interface OpenThread {
  row: ThreadRow;
  contact: Pick<KnownContact, "key" | "profile">;
  account: AccountSummary;
  toRead: ThreadToRead;
}

/**
 * What part of a thread to read: the newest page when nothing is asked, so many things long. `now` is what the reply
 * window and the addresses of files are reckoned from.
 */
interface ReadOptions {
  ask?: TimelineAsk;
  limit?: number;
  now: Date;
}

const newestPage: TimelineAsk = { part: "newest" };

/**
 * A thread: who it is with, how the reply window stands, and a page of what stands in it. Null when the shop has no
 * such thread. Writes nothing.
 */
export async function readThread(
  scope: ShopScope,
  conversationId: string,
  options: ReadOptions,
): Promise<ThreadPage | null> {
  const read = await inThread(scope, conversationId, async (sql, thread) => ({
    thread,
    timeline: await readPart(sql, scope, thread, options),
    scheduled: await readScheduled(sql, scope, thread.toRead, options.now),
    firstUnread: await readFirstUnread(sql, scope, conversationId, thread.row.unread_count),
    shutOut: isShutOut(thread.row.status)
      ? await lastEvent(sql, scope, conversationId, { kind: "status", status: thread.row.status })
      : null,
  }));
  if (!read) return null;
  const { row, contact, account, toRead } = read.thread;
  return {
    id: conversationId,
    contact: summarise(row.contact_id, contact.profile),
    account: { id: account.id, handle: account.handle, state: account.state },
    window: windowOf(read.thread, options.now),
    work: toWork(row),
    shutOut: read.shutOut && { staffId: read.shutOut.staffId, at: read.shutOut.at },
    timeline: await showTimeline(scope, toRead, read.timeline),
    scheduled: messagesOf(await showTimeline(scope, toRead, read.scheduled)),
    anchorId: anchorOf(read.timeline),
    firstUnread: read.firstUnread,
  };
}

function messagesOf({ items }: TimelinePage): ThreadMessage[] {
  return items.flatMap((item) => (item.kind === "message" ? [item.message] : []));
}

/** Another part of a thread that is open already. Null when the shop has no such thread. Writes nothing. */
export async function readThreadPart(
  scope: ShopScope,
  conversationId: string,
  options: ReadOptions,
): Promise<(TimelinePage & Pick<ThreadPage, "anchorId">) | null> {
  const read = await inThread(scope, conversationId, async (sql, thread) => ({
    thread,
    timeline: await readPart(sql, scope, thread, options),
  }));
  if (!read) return null;
  const page = await showTimeline(scope, read.thread.toRead, read.timeline);
  return { ...page, anchorId: anchorOf(read.timeline) };
}

function inThread<Read>(
  scope: ShopScope,
  conversationId: string,
  read: (sql: ShopSql, thread: OpenThread) => Promise<Read>,
): Promise<Read | null> {
  if (!isId(conversationId)) return Promise.resolve(null);
  return sqlInShop(scope, async (sql) => {
    const thread = await openThread(sql, scope, conversationId);
    return thread && read(sql, thread);
  });
}

async function openThread(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
): Promise<OpenThread | null> {
  const [row] = await sql.query<ThreadRow & Record<string, unknown>>(
    `SELECT c.account_id, c.contact_id, c.last_customer_message_at, c.customer_seen_at, c.standby_since,
       c.unread_count, c.status, c.snoozed_until, c.assignee_id, c.team_id, c.priority, ${labelIds("c")},
       ${contactColumns}
     FROM conversations c ${joinContact("c")}
     WHERE c.shop_id = $1 AND c.id = $2`,
    [scope.shopId, conversationId],
  );
  const account = row && (await accountSummariesIn(sql, scope, [row.account_id])).get(row.account_id);
  if (!account) return null;
  const contact = openContactRow(scope, row);
  const { customer_seen_at: customerSeenAt } = row;
  const toRead = {
    conversationId,
    contactId: row.contact_id,
    accountId: account.id,
    key: contact.key,
    customerSeenAt,
  };
  return { row, contact, account, toRead };
}

function readPart(sql: ShopSql, scope: ShopScope, thread: OpenThread, options: ReadOptions) {
  const { ask = newestPage, limit = 50, now } = options;
  return readTimeline(sql, scope, thread.toRead, { ask, size: pageSize(limit), now });
}

/** What an address that names a message or a day leads to: the first message from there on, else the last before it. */
function anchorOf({ around, entries }: ReadTimeline): string | null {
  if (!around) return null;
  const place = placeOf(around);
  const messages = entries.filter(({ kind }) => kind === "message");
  const found =
    messages.find(({ at, id }) => comparePlaces(writeCursor(at, id), place) >= 0) ?? messages.at(-1);
  return found?.id ?? null;
}

/** Counted from the newest, as the thread's unread are: whoever wrote only one message has it as their first. */
async function readFirstUnread(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  count: number,
): Promise<FirstUnread | null> {
  if (count === 0) return null;
  const [row] = await sql.query<{ id: string; sent_at: Date }>(
    `SELECT id, sent_at FROM messages
     WHERE shop_id = $1 AND conversation_id = $2 AND sent_at IS NOT NULL AND direction = 'in' AND unsent_at IS NULL
     ORDER BY sent_at DESC, id DESC LIMIT 1 OFFSET $3`,
    [shopId, conversationId, count - 1],
  );
  return row ? { id: row.id, at: row.sent_at.toISOString(), count } : null;
}

function windowOf({ row, account }: OpenThread, now: Date) {
  return replyWindow(
    {
      status: row.status,
      lastCustomerMessageAt: row.last_customer_message_at,
      humanAgent: account.humanAgent,
      accountState: account.state,
      standbySince: row.standby_since,
    },
    now,
  );
}
