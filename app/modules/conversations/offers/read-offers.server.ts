import { staffNames } from "#app/modules/access/access.server.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { offerContext } from "../seal-contexts.ts";
import type { OfferDetail } from "./offer-rows.server.ts";
import type { Offer } from "./offers.ts";

/** So many offers of a thread are shown: the newest. */
const shownOffers = 20;

interface OfferRow extends JoinedContact {
  id: string;
  staff_id: string;
  detail_sealed: Buffer;
  made_at: Date;
}

/** What was offered in a thread, the newest first. */
export async function readOffers(scope: ShopScope, conversationId: string): Promise<Offer[]> {
  if (!isId(conversationId)) return [];
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<OfferRow>(
      `SELECT o.id, o.staff_id, o.detail_sealed, o.made_at, o.contact_id, ${contactColumns}
       FROM offers o ${joinContact("o")}
       WHERE o.shop_id = $1 AND o.conversation_id = $2 AND o.made_at IS NOT NULL
       ORDER BY o.made_at DESC, o.id DESC LIMIT ${shownOffers}`,
      [scope.shopId, conversationId],
    ),
  );
  if (rows.length === 0) return [];
  const names = await staffNames(scope, [...new Set(rows.map((row) => row.staff_id))]);
  return rows.flatMap((row) => {
    const { key } = openContactRow(scope, row);
    const { made } = key.open<OfferDetail>(row.detail_sealed, offerContext(scope, row.id));
    if (!made) return [];
    const author = names.get(row.staff_id) ?? null;
    return [{ id: row.id, made, madeAt: row.made_at.toISOString(), author }];
  });
}
