import type { PersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { forgetMessages, indexMessages } from "#app/modules/search/search.server.ts";
import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import { dropFiles, keepFiles } from "#app/modules/media/media.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { MessageOrigin } from "../conversations.ts";
import { contentContext, reactionContext, versionsContext } from "../seal-contexts.ts";
import type { MessageRecord, StoredSendState } from "./fold-message.ts";
import { filesToKeep } from "../media/files-to-keep.ts";
import { searchableOf } from "../search/searchable.ts";
import type { Version } from "./versions.ts";

/** Where a message belongs, whatever is said about it. */
export interface MessagePlace {
  id: string;
  conversationId: string;
  contactId: string;
  midIndex: Buffer | null;
}

export interface StoredMessage extends MessagePlace {
  record: MessageRecord;
}

/** The columns of {@link SealedMessage}, for queries on `messages m`. */
export const messageColumns = `m.id, m.conversation_id AS "conversationId", m.contact_id AS "contactId",
  m.mid_index AS "midIndex", m.direction, m.origin, m.kind, m.content_sealed AS "contentSealed",
  m.sent_at AS "sentAt", m.edit_number AS "editNumber", m.edited_at AS "editedAt",
  m.versions_sealed AS "versionsSealed", m.reaction_sealed AS "reactionSealed", m.reaction_at AS "reactionAt", m.unsent_at AS "unsentAt", m.state,
  m.created_at AS "createdAt"`;

export interface SealedMessage extends MessagePlace {
  direction: "in" | "out";
  origin: MessageOrigin;
  kind: MessageKind;
  contentSealed: Buffer | null;
  sentAt: Date | null;
  editNumber: number;
  editedAt: Date | null;
  versionsSealed: Buffer | null;
  reactionSealed: Buffer | null;
  reactionAt: Date | null;
  unsentAt: Date | null;
  state: StoredSendState | null;
  createdAt: Date;
}

/** Finds messages by their index and keeps anybody else from changing them until the transaction ends. */
export function lockByMid(sql: ShopSql, { shopId }: ShopScope, indexes: Buffer[]): Promise<SealedMessage[]> {
  if (indexes.length === 0) return Promise.resolve([]);
  return sql.query<SealedMessage>(
    `SELECT ${messageColumns} FROM messages m
     WHERE m.shop_id = $1 AND m.mid_index = ANY ($2::bytea[]) FOR NO KEY UPDATE`,
    [shopId, indexes],
  );
}

/**
 * Opens a row with its person's key.
 * @throws Error when the key is not among `keys`
 */
export function openMessage(scope: ShopScope, keys: PersonKeys, row: SealedMessage): StoredMessage {
  const { id, conversationId, contactId, midIndex, direction, origin, kind, editNumber, state } = row;
  const key = keyOf(keys, contactId);
  const record: MessageRecord = {
    direction,
    origin,
    kind,
    content: row.contentSealed && key.open<MessageContent>(row.contentSealed, contentContext(scope, id)),
    sentAt: ms(row.sentAt),
    editNumber,
    editedAt: ms(row.editedAt),
    versions: row.versionsSealed ? key.open<Version[]>(row.versionsSealed, versionsContext(scope, id)) : [],
    reaction: row.reactionSealed && key.open<string>(row.reactionSealed, reactionContext(scope, id)),
    reactionAt: ms(row.reactionAt),
    unsentAt: ms(row.unsentAt),
    state,
  };
  return { id, conversationId, contactId, midIndex, record };
}

const ms = (date: Date | null) => date && date.getTime();

function keyOf(keys: PersonKeys, contactId: string): WrappedKey {
  const key = keys.get(contactId);
  if (!key) throw new Error("a message was touched whose person has no key");
  return key;
}

/** Writes whole records, new rows or all that events may change in rows that exist, what they are found by, and what of files follows. */
export async function saveMessages(
  sql: ShopSql,
  scope: ShopScope,
  keys: PersonKeys,
  messages: StoredMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => sealMessage(scope, keys, message));
  const column = (key: keyof ReturnType<typeof sealMessage>) => rows.map((row) => row[key]);
  await sql.query(upsert, [
    scope.shopId,
    column("id"),
    column("conversationId"),
    column("contactId"),
    column("midIndex"),
    column("direction"),
    column("origin"),
    column("kind"),
    column("contentSealed"),
    column("sentAt"),
    column("editNumber"),
    column("editedAt"),
    column("versionsSealed"),
    column("reactionSealed"),
    column("reactionAt"),
    column("unsentAt"),
    column("state"),
  ]);
  await indexMessages(
    sql,
    scope,
    messages.map(({ id, contactId, record }) => ({
      id,
      contactId,
      sentAt: record.sentAt,
      found: searchableOf(record.content),
    })),
  );
  await followWithFiles(sql, scope, keys, messages);
}

/** In the same transaction: an unsent message has no file, and what it may have is noted to be fetched. */
async function followWithFiles(
  sql: ShopSql,
  scope: ShopScope,
  keys: PersonKeys,
  messages: StoredMessage[],
): Promise<void> {
  const unsent = messages.filter(({ record }) => record.unsentAt !== null);
  await dropFiles(
    sql,
    scope,
    unsent.map(({ id }) => id),
  );
  const withAttachments = messages.filter(({ record }) => record.content?.attachments !== undefined);
  await keepFiles(
    sql,
    scope,
    withAttachments.map(({ id: messageId, contactId, record }) => ({
      messageId,
      contactId,
      key: keyOf(keys, contactId),
      files: filesToKeep(record),
    })),
  );
}

/** What only sending knows (who, token, part, tag) is not touched; a reason of failure goes when it was sent. */
const upsert = `
  INSERT INTO messages AS m (shop_id, id, conversation_id, contact_id, mid_index, direction, origin, kind,
    content_sealed, sent_at, edit_number, edited_at, versions_sealed, reaction_sealed, reaction_at, unsent_at, state)
  SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[], $6::text[], $7::text[], $8::text[],
    $9::bytea[], $10::timestamptz[], $11::int[], $12::timestamptz[], $13::bytea[], $14::bytea[],
    $15::timestamptz[], $16::timestamptz[], $17::text[])
  ON CONFLICT (shop_id, id) DO UPDATE SET
    mid_index = excluded.mid_index, direction = excluded.direction, origin = excluded.origin,
    kind = excluded.kind, content_sealed = excluded.content_sealed, sent_at = excluded.sent_at,
    edit_number = excluded.edit_number, edited_at = excluded.edited_at,
    versions_sealed = excluded.versions_sealed, reaction_sealed = excluded.reaction_sealed, reaction_at = excluded.reaction_at,
    unsent_at = excluded.unsent_at, state = excluded.state,
    failure_code = CASE WHEN excluded.state = 'sent' THEN NULL ELSE m.failure_code END`;

function sealMessage(scope: ShopScope, keys: PersonKeys, message: StoredMessage) {
  const { record, ...place } = message;
  const key = keyOf(keys, place.contactId);
  return {
    ...place,
    direction: record.direction,
    origin: record.origin,
    kind: record.kind,
    contentSealed: record.content && key.seal(record.content, contentContext(scope, place.id)),
    sentAt: iso(record.sentAt),
    editNumber: record.editNumber,
    editedAt: iso(record.editedAt),
    versionsSealed:
      record.versions.length > 0 ? key.seal(record.versions, versionsContext(scope, place.id)) : null,
    reactionSealed: record.reaction && key.seal(record.reaction, reactionContext(scope, place.id)),
    reactionAt: iso(record.reactionAt),
    unsentAt: iso(record.unsentAt),
    state: record.state,
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Takes rows away whose contents went into another row. */
export async function deleteMessages(sql: ShopSql, scope: ShopScope, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const deleted = await sql.query<{ id: string; contactId: string }>(
    `DELETE FROM messages WHERE shop_id = $1 AND id = ANY ($2::uuid[]) RETURNING id, contact_id AS "contactId"`,
    [scope.shopId, ids],
  );
  await forgetMessages(sql, scope, deleted);
}
