import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { linkContext, type LinkDetail } from "./sealed.ts";

/**
 * These messages were unsent or changed: what was typed in them is evidence no more, and a suggestion that
 * rests on nothing else goes. What staff decided stays, without the words it rested on.
 */
export async function forgetMessages(scope: ShopScope, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await sqlInShop(scope, async (sql) => {
    const forgotten = await sql.query<{ contact_id: string }>(
      "DELETE FROM evidence WHERE shop_id = $1 AND message_id = ANY ($2::uuid[]) RETURNING contact_id",
      [scope.shopId, messageIds],
    );
    const contactIds = [...new Set(forgotten.map((row) => row.contact_id))];
    for (const contactId of contactIds) await rewriteLinks(sql, scope, contactId, new Set(messageIds));
  });
}

async function rewriteLinks(
  sql: ShopSql,
  scope: ShopScope,
  contactId: string,
  gone: Set<string>,
): Promise<void> {
  const { shopId } = scope;
  const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
  if (!key) return;
  const links = await sql.query<{ id: string; state: string; detail_sealed: Buffer }>(
    "SELECT id, state, detail_sealed FROM links WHERE shop_id = $1 AND contact_id = $2 FOR UPDATE",
    [shopId, contactId],
  );
  for (const link of links) {
    const detail = key.open<LinkDetail>(link.detail_sealed, linkContext(shopId, link.id));
    const evidence = detail.evidence.filter((line) => !gone.has(line.messageId));
    if (evidence.length === detail.evidence.length) continue;
    if (evidence.length === 0 && link.state === "suggested") {
      await sql.query("DELETE FROM links WHERE shop_id = $1 AND id = $2", [shopId, link.id]);
      continue;
    }
    await sql.query("UPDATE links SET detail_sealed = $3 WHERE shop_id = $1 AND id = $2", [
      shopId,
      link.id,
      key.seal({ ...detail, evidence }, linkContext(shopId, link.id)),
    ]);
  }
}
