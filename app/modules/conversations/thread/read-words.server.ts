import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { contentContext } from "../seal-contexts.ts";

/** What somebody wrote, and in whose thread. */
export interface WrittenWords {
  contactId: string;
  text: string;
}

interface Row {
  id: string;
  contact_id: string;
  content_sealed: Buffer;
}

/** The words of one message of a thread; null when there are none, or it was unsent. */
export async function readWords(
  scope: ShopScope,
  conversationId: string,
  messageId: string,
): Promise<WrittenWords | null> {
  if (!isId(conversationId) || !isId(messageId)) return null;
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<Row>(
      `SELECT id, contact_id, content_sealed FROM messages
       WHERE shop_id = $1 AND conversation_id = $2 AND id = $3 AND content_sealed IS NOT NULL`,
      [scope.shopId, conversationId, messageId],
    );
    return opened(sql, scope, rows);
  });
}

/** So much tells which language somebody writes, and no more is taken. */
const enough = { messages: 5, characters: 400 };

/** The newest words of the customer in a thread, oldest first; null when they wrote none. */
export async function newestWords(scope: ShopScope, conversationId: string): Promise<WrittenWords | null> {
  if (!isId(conversationId)) return null;
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<Row>(
      `SELECT id, contact_id, content_sealed FROM messages
       WHERE shop_id = $1 AND conversation_id = $2 AND direction = 'in' AND content_sealed IS NOT NULL
       ORDER BY sent_at DESC, id DESC LIMIT ${enough.messages}`,
      [scope.shopId, conversationId],
    );
    const words = await opened(sql, scope, rows.reverse());
    return words && { ...words, text: words.text.slice(-enough.characters) };
  });
}

async function opened(sql: ShopSql, scope: ShopScope, rows: Row[]): Promise<WrittenWords | null> {
  const contactId = rows[0]?.contact_id;
  const key = contactId && (await openPersonKeys(sql, scope, [contactId])).get(contactId);
  if (!contactId || !key) return null;
  const texts = rows.flatMap(
    ({ id, content_sealed }) =>
      key.open<MessageContent>(content_sealed, contentContext(scope, id)).text ?? [],
  );
  return texts.length > 0 ? { contactId, text: texts.join("\n") } : null;
}
