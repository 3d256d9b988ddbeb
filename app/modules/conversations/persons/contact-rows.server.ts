import { readContacts } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactSummary } from "../conversations.ts";
import { summarise } from "../thread/summaries.ts";

/** A contact as lists of people show them. */
export interface ContactRow {
  contact: ContactSummary;
  /** The account that knows them; null for whom staff added. */
  accountId: string | null;
  /** Their thread; null while there is none. `lastMessageAt` is ISO 8601. */
  conversation: { id: string; lastMessageAt: string | null } | null;
}

/** What some contacts are called, and their threads, by contact; whoever is gone is left out. */
export async function contactRows(scope: ShopScope, contactIds: string[]): Promise<Map<string, ContactRow>> {
  return sqlInShop(scope, async (sql) => {
    const contacts = await readContacts(sql, scope, contactIds);
    const threads = await sql.query<{ id: string; contact_id: string; last_message_at: Date | null }>(
      "SELECT id, contact_id, last_message_at FROM conversations WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])",
      [scope.shopId, contactIds],
    );
    const byContact = new Map(
      threads.map(({ id, contact_id, last_message_at: at }) => [
        contact_id,
        { id, lastMessageAt: at?.toISOString() ?? null },
      ]),
    );
    return new Map(
      [...contacts].map(([id, { profile, accountId }]) => [
        id,
        { contact: summarise(id, profile), accountId, conversation: byContact.get(id) ?? null },
      ]),
    );
  });
}
