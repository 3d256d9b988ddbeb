import { staffNames } from "#app/modules/access/access.server.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import { viewFiles, type FilesOfMessages } from "#app/modules/media/media.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { QuotedMessage } from "../conversations.ts";
import { newest, writeCursor, type PageCursor } from "../queue/page-cursor.ts";
import { openContents, readMessageRows, toMessage, type MessageRow } from "./message-rows.server.ts";
import { readQuoted } from "./read-quoted.server.ts";
import { stretchesOf, type Stretch } from "./stretch.ts";
import type { TimelineAsk } from "./timeline-ask.server.ts";
import type { TimelineItem, TimelinePage } from "./timeline.ts";

/** The thread whose timeline is read. */
export interface ThreadToRead {
  conversationId: string;
  accountId: string;
  key: WrappedKey;
  /** The customer has read everything sent up to here. */
  customerSeenAt: Date | null;
}

/** A part of a timeline as the database has it; nothing of it needs the transaction any more. */
export interface ReadTimeline extends Omit<TimelinePage, "items"> {
  /** The place the page was asked for around; null for other asks, and when it is not in the thread. */
  around: PageCursor | null;
  rows: MessageRow[];
  contents: Map<string, MessageContent>;
  quoted: Map<string, QuotedMessage>;
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
  const read: ReadStretch[] = [];
  for (const stretch of stretchesOf(ask, around, size))
    read.push(await readStretch(sql, scope, thread.conversationId, stretch));
  const rows = withoutRepetition(read.flatMap((stretch) => stretch.rows));
  const contents = openContents(scope, thread.key, rows);
  const messages = rows.flatMap(({ id, kind }) => {
    const content = contents.get(id);
    return content ? [{ id, kind, content }] : [];
  });
  const { accountId, key } = thread;
  const quoted = await readQuoted(sql, scope, { accountId, key, messages });
  const withFiles = messages.flatMap(({ id, content }) => (content.attachments ? [id] : []));
  const files = await viewFiles(sql, scope, key, withFiles, now);
  const [older, newer] = [read[0]?.older ?? null, read.at(-1)?.newer ?? null];
  return { around, rows, contents, quoted, files, older, newer, now };
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
  rows: MessageRow[];
  older: string | null;
  newer: string | null;
}

async function readStretch(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  stretch: Stretch,
): Promise<ReadStretch> {
  const found = await readMessageRows(sql, scope, conversationId, stretch);
  const rows = found.slice(0, stretch.limit);
  const more = found.length > stretch.limit;
  const last = rows.at(-1);
  const end = more && last ? writeCursor(last.at, last.id) : null;
  return stretch.counted === "from_newest"
    ? { rows: rows.reverse(), older: end ?? written(stretch.from), newer: written(stretch.to) }
    : { rows, older: written(stretch.from), newer: end ?? written(stretch.to) };
}

/** A bound of a stretch as a place; null for the ends of time. */
function written({ at, id }: PageCursor): string | null {
  return at === newest.at || at === "-infinity" ? null : writeCursor(new Date(at), id);
}

/** Two halves share the place between them. */
function withoutRepetition(rows: MessageRow[]): MessageRow[] {
  return rows.filter(({ id }, at) => rows[at - 1]?.id !== id);
}

/** A timeline as a page shows it. */
export async function showTimeline(
  scope: ShopScope,
  { key, customerSeenAt }: ThreadToRead,
  read: ReadTimeline,
): Promise<TimelinePage> {
  const { rows, contents, quoted, files, older, newer, now } = read;
  const ids = [...new Set(rows.flatMap(({ staff_id }) => staff_id ?? []))];
  const names = ids.length > 0 ? await staffNames(scope, ids) : new Map<string, string>();
  const items = rows.map((row): TimelineItem => {
    const content = contents.get(row.id) ?? null;
    const around = { quoted, staffNames: names, customerSeenAt, now };
    const shown = { key, content, files: files.get(row.id), ...around };
    const message = toMessage(scope, row, shown);
    return { kind: "message", id: row.id, at: message.sentAt, message };
  });
  return { items, older, newer };
}
