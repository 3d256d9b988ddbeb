import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import type { FileView } from "#app/modules/media/media.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { MessageOrigin, QuotedMessage, ThreadMessage, WaitingToGo } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";
import type { Version } from "../fold/versions.ts";
import { showContent } from "../media/show-attachments.ts";
import type { OwnReaction } from "../reactions/reactions.ts";
import { contentContext, reactionContext, versionsContext } from "../seal-contexts.ts";
import type { Range } from "./stretch.ts";
import { sendState } from "./summaries.ts";

/** A message as a thread's page reads it. */
export interface MessageRow {
  id: string;
  at: Date;
  direction: "in" | "out";
  origin: MessageOrigin;
  kind: MessageKind;
  content_sealed: Buffer | null;
  edit_number: number;
  versions_sealed: Buffer | null;
  reaction_sealed: Buffer | null;
  unsent_at: Date | null;
  found_unsent: boolean;
  state: StoredSendState | null;
  failure_code: string | null;
  staff_id: string | null;
  client_token: string | null;
  send_at: Date | null;
  unless_they_write: boolean;
  may_take_back: boolean;
}

/** A reply is taken back at its last part; at its first, once it failed without a try. */
const mayTakeBack = `CASE
    WHEN m.state IN ('queued', 'scheduled') THEN m.send_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM messages later
      WHERE later.shop_id = m.shop_id AND later.client_token = m.client_token AND later.part > m.part)
    WHEN m.state = 'failed' THEN m.part = 0 AND NOT EXISTS (
      SELECT FROM message_attempts a WHERE a.shop_id = m.shop_id AND a.message_id = m.id)
    ELSE false
  END`;

const columns = `m.id, m.direction, m.origin, m.kind, m.content_sealed, m.edit_number, m.versions_sealed,
  m.reaction_sealed, m.unsent_at, m.found_unsent, m.state, m.failure_code, m.staff_id, m.client_token, m.send_at,
  m.unless_they_write, ${mayTakeBack} AS may_take_back`;

/** The messages in a range of the thread's timeline, in the order in which it counts. */
export function readMessageRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  range: Range,
): Promise<MessageRow[]> {
  return sql.query<MessageRow & Record<string, unknown>>(
    `SELECT m.sent_at AS at, ${columns} FROM messages m
     WHERE m.shop_id = $1 AND m.conversation_id = $2 ${range.sql}`,
    [shopId, conversationId, ...range.values],
  );
}

/** More are not shown at once. */
const shownScheduled = 50;

/** The scheduled messages of a thread, in the order in which they go out. */
export function readScheduledRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
): Promise<MessageRow[]> {
  return sql.query<MessageRow & Record<string, unknown>>(
    `SELECT m.send_at AS at, ${columns} FROM messages m
     WHERE m.shop_id = $1 AND m.conversation_id = $2 AND m.state = 'scheduled'
     ORDER BY m.send_at, m.created_at, m.part LIMIT ${shownScheduled}`,
    [shopId, conversationId],
  );
}

/** What messages say, by id; none for those whose words are gone. */
export function openContents(
  scope: ShopScope,
  key: WrappedKey,
  rows: MessageRow[],
): Map<string, MessageContent> {
  const contents = new Map<string, MessageContent>();
  for (const { id, content_sealed } of rows) {
    if (content_sealed) contents.set(id, key.open<MessageContent>(content_sealed, contentContext(scope, id)));
  }
  return contents;
}

/** What a row is shown with. */
export interface MessageSurroundings {
  key: WrappedKey;
  content: MessageContent | null;
  quoted: Map<string, QuotedMessage>;
  ownReaction: OwnReaction | undefined;
  /** The files that hang on it, by position. */
  files: Map<number, FileView> | undefined;
  staffNames: Map<string, string>;
  /** The customer has read everything sent up to here. */
  customerSeenAt: Date | null;
  /** When it is read. */
  now: Date;
}

/** A row as its line of the thread. */
export function toMessage(scope: ShopScope, row: MessageRow, around: MessageSurroundings): ThreadMessage {
  const { key, content, quoted, ownReaction, files, staffNames, customerSeenAt, now } = around;
  return {
    id: row.id,
    direction: row.direction,
    origin: row.origin,
    kind: row.kind,
    content: content && showContent(content, files),
    sentAt: row.at.toISOString(),
    edited: row.edit_number > 0,
    earlier: earlierVersions(scope, key, row),
    unsent: row.unsent_at !== null,
    foundUnsent: row.found_unsent,
    reaction: row.reaction_sealed && key.open<string>(row.reaction_sealed, reactionContext(scope, row.id)),
    ownReaction: ownReaction ?? null,
    sendState: row.direction === "out" ? sendState(row.state, row.at, customerSeenAt) : null,
    failureCode: row.failure_code,
    waits: waitsOf(row, now),
    clientToken: row.client_token,
    mayTakeBack: row.may_take_back && (row.state === "failed" || waitsOf(row, now) !== null),
    staffId: row.staff_id,
    staffName: (row.staff_id && staffNames.get(row.staff_id)) || null,
    quoted: (content?.replyToMid && quoted.get(content.replyToMid)) || null,
  };
}

function waitsOf({ state, send_at, unless_they_write }: MessageRow, now: Date): WaitingToGo | null {
  const waiting = state === "scheduled" || (state === "queued" && send_at && send_at > now);
  if (!waiting || !send_at) return null;
  const ms = Math.max(0, send_at.getTime() - now.getTime());
  return { until: send_at.toISOString(), ms, unlessTheyWrite: unless_they_write };
}

/** How it read before, the original first, each with the time from which it read so. */
function earlierVersions(scope: ShopScope, key: WrappedKey, row: MessageRow): ThreadMessage["earlier"] {
  if (!row.versions_sealed) return [];
  const versions = key.open<Version[]>(row.versions_sealed, versionsContext(scope, row.id));
  return versions.slice(0, -1).map(({ text, at }) => ({
    text,
    at: (at === null ? row.at : new Date(at)).toISOString(),
  }));
}
