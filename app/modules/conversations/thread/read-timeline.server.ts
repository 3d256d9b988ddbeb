import type { MessageContent } from "#app/modules/channels/channels.ts";
import { confirmedCustomersIn } from "#app/modules/identity/identity.server.ts";
import { viewFiles, type FilesOfMessages } from "#app/modules/media/media.server.ts";
import { orderMomentsIn } from "#app/modules/orders/orders.server.ts";
import type { OrderMoment } from "#app/modules/orders/orders.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { QuotedMessage } from "../conversations.ts";
import { newest, writeCursor, type PageCursor } from "../queue/page-cursor.ts";
import { readEntries, type EntryRow } from "./entry-rows.server.ts";
import { openContents, type MessageRow } from "./message-rows.server.ts";
import { readQuoted } from "./read-quoted.server.ts";
import { readOwnReactions } from "../reactions/own-reactions.server.ts";
import type { OwnReaction } from "../reactions/reactions.ts";
import { stretchesOf, type Stretch } from "./stretch.ts";
import type { TimelineAsk } from "./timeline-ask.server.ts";
import type { TimelinePage } from "./timeline.ts";

/** The thread whose timeline is read. */
export interface ThreadToRead {
  conversationId: string;
  contactId: string;
  accountId: string;
  key: WrappedKey;
  /** The customer has read everything sent up to here. */
  customerSeenAt: Date | null;
}

/** A part of a timeline as the database has it; nothing of it needs the transaction any more. */
export interface ReadTimeline extends Omit<TimelinePage, "items"> {
  /** The place the page was asked for around; null for other asks, and when it is not in the thread. */
  around: PageCursor | null;
  entries: EntryRow[];
  contents: Map<string, MessageContent>;
  quoted: Map<string, QuotedMessage>;
  ownReactions: Map<string, OwnReaction>;
  files: FilesOfMessages;
  /** When it was read. */
  now: Date;
}

interface PartToRead {
  ask: TimelineAsk;
  /** So many things, where the ask does not say how many. */
  size: number;
  /** What the addresses of files are reckoned from. */
  now: Date;
}

/** Reads the part of a thread that is asked for. */
export async function readTimeline(
  sql: ShopSql,
  scope: ShopScope,
  thread: ThreadToRead,
  { ask, size, now }: PartToRead,
): Promise<ReadTimeline> {
  const around = await placeAround(sql, scope, thread.conversationId, ask);
  const orders = await readOrders(sql, scope, thread);
  const read: ReadStretch[] = [];
  for (const stretch of stretchesOf(ask, around, size))
    read.push(await readStretch(sql, scope, thread.conversationId, orders, stretch));
  const entries = withoutRepetition(read.flatMap((stretch) => stretch.entries));
  const [older, newer] = [read[0]?.older ?? null, read.at(-1)?.newer ?? null];
  const said = await readSaid(sql, scope, thread, messagesOf(entries), now);
  return { around, entries, ...said, older, newer, now };
}

/** As the panel beside the thread: of customers who are certainly the person, and of nobody else. */
async function readOrders(
  sql: ShopSql,
  scope: ShopScope,
  { contactId, key }: ThreadToRead,
): Promise<OrderMoment[]> {
  const customerGids = await confirmedCustomersIn(sql, scope, contactId);
  return orderMomentsIn(sql, scope, { contactId, key, customerGids });
}

function messagesOf(entries: EntryRow[]): MessageRow[] {
  return entries.flatMap((entry) => (entry.kind === "message" ? [entry.row] : []));
}

/** What messages say, what they answer, and what hangs on them. */
async function readSaid(
  sql: ShopSql,
  scope: ShopScope,
  { accountId, key }: ThreadToRead,
  rows: MessageRow[],
  now: Date,
): Promise<Pick<ReadTimeline, "contents" | "quoted" | "ownReactions" | "files">> {
  const contents = openContents(scope, key, rows);
  const messages = rows.flatMap(({ id, kind }) => {
    const content = contents.get(id);
    return content ? [{ id, kind, content }] : [];
  });
  const quoted = await readQuoted(sql, scope, { accountId, key, messages });
  const theirs = rows.flatMap(({ id, direction }) => (direction === "in" ? [id] : []));
  const ownReactions = await readOwnReactions(sql, scope, key, theirs);
  const withFiles = messages.flatMap(({ id, content }) => (content.attachments ? [id] : []));
  return { contents, quoted, ownReactions, files: await viewFiles(sql, scope, key, withFiles, now) };
}

/** Where the message stands, or the moment; null for asks that name neither, and for a message that is not there. */
async function placeAround(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  ask: TimelineAsk,
): Promise<PageCursor | null> {
  if (ask.part === "moment") return { at: ask.at.toISOString(), id: "00000000-0000-0000-0000-000000000000" };
  if (ask.part !== "message") return null;
  const [row] = await sql.query<{ sent_at: Date }>(
    `SELECT sent_at FROM messages
     WHERE shop_id = $1 AND id = $2 AND conversation_id = $3 AND sent_at IS NOT NULL`,
    [shopId, ask.messageId, conversationId],
  );
  return row ? { at: row.sent_at.toISOString(), id: ask.messageId } : null;
}

interface ReadStretch {
  /** Oldest first. */
  entries: EntryRow[];
  older: string | null;
  newer: string | null;
}

async function readStretch(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  orders: OrderMoment[],
  stretch: Stretch,
): Promise<ReadStretch> {
  const found = await readEntries(sql, scope, conversationId, orders, stretch);
  const entries = found.slice(0, stretch.limit);
  const more = found.length > stretch.limit;
  const last = entries.at(-1);
  const end = more && last ? writeCursor(last.at, last.id) : null;
  return stretch.counted === "from_newest"
    ? { entries: entries.reverse(), older: end ?? written(stretch.from), newer: written(stretch.to) }
    : { entries, older: written(stretch.from), newer: end ?? written(stretch.to) };
}

/** A bound of a stretch as a place; null for the ends of time. */
function written({ at, id }: PageCursor): string | null {
  return at === newest.at || at === "-infinity" ? null : writeCursor(new Date(at), id);
}

/** Two halves share the place between them. */
function withoutRepetition(entries: EntryRow[]): EntryRow[] {
  return entries.filter(({ id }, at) => entries[at - 1]?.id !== id);
}
