import { customerByIdentifier, ordersByName } from "#app/integrations/shopify/operations/find-candidates.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { EvidenceKind } from "./identity.ts";

/** A customer that a piece of evidence points to. */
export interface FoundCustomer {
  gid: string;
  name: string;
}

/**
 * The customers a piece of evidence points to. What a stranger typed reaches Shopify's query language only
 * after it was cut down to letters, digits and dashes.
 * @throws ServiceError
 */
export async function askForCustomers(
  scope: ShopScope,
  kind: EvidenceKind,
  normalised: string,
): Promise<FoundCustomer[]> {
  switch (kind) {
    case "order_number":
      return customersOfOrder(scope, normalised);
    case "email":
      return oneCustomer(scope, { emailAddress: normalised });
    case "phone":
      return oneCustomer(scope, { phoneNumber: normalised });
  }
}

/** Search is fuzzy and stores may reuse names, so only an order of exactly that name counts. */
async function customersOfOrder(scope: ShopScope, number: string): Promise<FoundCustomer[]> {
  const wanted = bareName(number);
  const { data } = await askAsShop(scope, ordersByName, { query: `name:"${wanted}"` });
  const found = data.orders.nodes.flatMap(({ name, customer }) =>
    customer && bareName(name) === wanted ? [{ gid: customer.id, name: customer.displayName }] : [],
  );
  return [...new Map(found.map((customer) => [customer.gid, customer])).values()];
}

/** "#en-1001" and "EN-1001" are one name. */
function bareName(name: string): string {
  return name.replace(/[^A-Z0-9-]/gi, "").toUpperCase();
}

async function oneCustomer(
  scope: ShopScope,
  identifier: { emailAddress: string } | { phoneNumber: string },
): Promise<FoundCustomer[]> {
  const { data } = await askAsShop(scope, customerByIdentifier, { identifier });
  const customer = data.customerByIdentifier;
  return customer ? [{ gid: customer.id, name: customer.displayName }] : [];
}
