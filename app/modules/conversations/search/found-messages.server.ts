import {
  contactColumns,
  joinContact,
  mayBeUsed,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import type { FoundEntry } from "#app/modules/search/search.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactSummary } from "../conversations.ts";
import { contentContext } from "../seal-contexts.ts";
import { summarise } from "../thread/summaries.ts";
import { searchableText } from "./searchable.ts";
import { isWanted, wantedValues, type ThreadFilter } from "./thread-filter.server.ts";

/** A message that was found, opened. */
export interface FoundMessage {
  id: string;
  conversationId: string;
  contact: ContactSummary;
  lastMessageAt: Date | null;
  direction: "in" | "out";
  sentAt: Date;
  text: string;
}

interface Row extends JoinedContact {
  id: string;
  conversation_id: string;
  direction: "in" | "out";
  content_sealed: Buffer;
  sent_at: Date;
  last_message_at: Date | null;
}

/**
 * Opens what an index gave, as far as it may be shown now: whatever the index says, here stand the message, its
 * person, and whether somebody restricted them (docs/decisions/0015).
 */
export async function openFound(
  sql: ShopSql,
  scope: ShopScope,
  entries: FoundEntry[],
  filter: ThreadFilter,
): Promise<Map<string, FoundMessage>> {
  if (entries.length === 0) return new Map();
  const rows = await sql.query<Row>(query, [
    scope.shopId,
    entries.map(({ messageId }) => messageId),
    filter.contactIds === null,
    ...wantedValues(filter),
  ]);
  return new Map(rows.map((row) => [row.id, open(scope, row)]));
}

/** Who is asked for by name is whoever wrote it. */
const query = `
  SELECT m.id, m.conversation_id, m.contact_id, m.direction, m.content_sealed, m.sent_at, c.last_message_at, ${contactColumns}
  FROM messages m
  JOIN conversations c ON c.shop_id = m.shop_id AND c.id = m.conversation_id
  ${joinContact("m")}
  WHERE m.shop_id = $1 AND m.id = ANY ($2::uuid[]) AND m.content_sealed IS NOT NULL AND m.sent_at IS NOT NULL
    AND ($3 OR m.direction = 'in') AND ${isWanted(4)} AND ${mayBeUsed("m")}`;

function open(scope: ShopScope, row: Row): FoundMessage {
  const { key, profile } = openContactRow(scope, row);
  const content = key.open<MessageContent>(row.content_sealed, contentContext(scope, row.id));
  return {
    id: row.id,
    conversationId: row.conversation_id,
    contact: summarise(row.contact_id, profile),
    lastMessageAt: row.last_message_at,
    direction: row.direction,
    sentAt: row.sent_at,
    text: searchableText(content),
  };
}
