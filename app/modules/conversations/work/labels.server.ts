import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Label, LabelTone } from "./work.ts";

/** The shop's labels, by name. */
export async function listLabels(scope: ShopScope): Promise<Label[]> {
  return sqlInShop(scope, (sql) =>
    sql.query<{ id: string; name: string; tone: LabelTone }>(
      "SELECT id, name, tone FROM labels WHERE shop_id = $1 ORDER BY lower(name)",
      [scope.shopId],
    ),
  );
}
