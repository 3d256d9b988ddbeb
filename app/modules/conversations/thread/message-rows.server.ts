import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import type { FileView } from "#app/modules/media/media.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { MessageOrigin, QuotedMessage, ThreadMessage } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";
import type { Version } from "../fold/versions.ts";
import { showContent } from "../media/show-attachments.ts";
import { contentContext, reactionContext, versionsContext } from "../seal-contexts.ts";
import { stretchSql, stretchValues, type Stretch } from "./stretch.ts";
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
  state: StoredSendState | null;
  failure_code: string | null;
  staff_id: string | null;
}

/** The messages of a stretch, in the order in which it counts. */
export function readMessageRows(
  sql: ShopSql,
  { shopId }: ShopScope,
  conversationId: string,
  stretch: Stretch,
): Promise<MessageRow[]> {
  return sql.query<MessageRow & Record<string, unknown>>(
    `SELECT id, sent_at AS at, direction, origin, kind, content_sealed, edit_number, versions_sealed,
       reaction_sealed, unsent_at, state, failure_code, staff_id
     FROM messages WHERE shop_id = $1 AND conversation_id = $2 ${stretchSql("sent_at", stretch)}`,
    [shopId, conversationId, ...stretchValues(stretch)],
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
  /** The files that hang on it, by position. */
  files: Map<number, FileView> | undefined;
  staffNames: Map<string, string>;
  /** The customer has read everything sent up to here. */
  customerSeenAt: Date | null;
}

/** A row as its line of the thread. */
export function toMessage(scope: ShopScope, row: MessageRow, around: MessageSurroundings): ThreadMessage {
  const { key, content, quoted, files, staffNames, customerSeenAt } = around;
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
    reaction: row.reaction_sealed && key.open<string>(row.reaction_sealed, reactionContext(scope, row.id)),
    sendState: row.direction === "out" ? sendState(row.state, row.at, customerSeenAt) : null,
    failureCode: row.failure_code,
    staffName: (row.staff_id && staffNames.get(row.staff_id)) || null,
    quoted: (content?.replyToMid && quoted.get(content.replyToMid)) || null,
  };
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
