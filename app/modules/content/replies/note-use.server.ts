import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { seenBy } from "./reply-rows.server.ts";

/** Counts that these replies went out to a customer. Those that the member of staff does not see are left alone. */
export async function noteUse(scope: ShopScope, staffId: string, ids: string[]): Promise<void> {
  const known = ids.filter(isId);
  if (known.length === 0) return;
  await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE saved_replies r SET use_count = r.use_count + 1 WHERE ${seenBy} AND r.id = ANY ($3::uuid[])`,
      [scope.shopId, staffId, known],
    ),
  );
}
