import type { ResolvedContact } from "#app/modules/contacts/contacts.server.ts";
import type { BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Everything a fold works with. */
export interface FoldContext {
  sql: ShopSql;
  scope: ShopScope;
  index: BlindIndexer;
  accountId: string;
  /** By the person's id on the channel. */
  people: Map<string, ResolvedContact>;
}
