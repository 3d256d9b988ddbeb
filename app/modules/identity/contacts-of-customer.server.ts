import { shopFacts } from "#app/modules/access/access.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { countryOfTimezone } from "./country-of-timezone.ts";
import { extractEvidence } from "./extract-evidence.ts";

/** A customer as Shopify names them in a privacy request; each of the three may be missing. */
export interface NamedCustomer {
  gid?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

/**
 * The contacts who are a customer of the store: linked to them by staff, or known by the customer's own e-mail
 * or phone, which they typed. A mere suggestion makes nobody the customer.
 */
export async function contactsOfCustomer(scope: ShopScope, customer: NamedCustomer): Promise<string[]> {
  const [index, { timezone }] = await Promise.all([blindIndexer(scope), shopFacts(scope)]);
  const country = timezone === null ? undefined : countryOfTimezone(timezone);
  const named = extractEvidence([customer.email, customer.phone].join(" "), country)
    .filter(({ kind }) => kind !== "order_number")
    .map(({ kind, normalised }) => index(kind, normalised));
  const rows = await sqlInShop(scope, (sql) =>
    sql.query<{ contact_id: string }>(
      `SELECT contact_id FROM links WHERE shop_id = $1 AND customer_gid = $2 AND state = 'confirmed'
       UNION SELECT contact_id FROM evidence
         WHERE shop_id = $1 AND kind IN ('email', 'phone') AND value_index = ANY ($3::bytea[])`,
      [scope.shopId, customer.gid ?? "", named],
    ),
  );
  return rows.map((row) => row.contact_id);
}
