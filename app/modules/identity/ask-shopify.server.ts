import { askShopify, type ShopifyCaller } from "#app/integrations/shopify/client.server.ts";
import { customerByIdentifier, ordersByName } from "#app/integrations/shopify/operations/find-candidates.ts";
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
export async function askForCustomers(caller: ShopifyCaller, kind: EvidenceKind, normalised: string): Promise<FoundCustomer[]> {
  switch (kind) {
    case "order_number":
      return customersOfOrder(caller, normalised);
    case "email":
      return oneCustomer(caller, { emailAddress: normalised });
    case "phone":
      return oneCustomer(caller, { phoneNumber: normalised });
  }
}

/** Search is fuzzy and stores may reuse names, so only an order of exactly that name counts. */
async function customersOfOrder(caller: ShopifyCaller, number: string): Promise<FoundCustomer[]> {
  const wanted = number.replace(/[^A-Z0-9-]/gi, "").toUpperCase();
  const { data } = await askShopify(caller, ordersByName, { query: `name:"${wanted}"` });
  return data.orders.nodes.flatMap(({ name, customer }) =>
    customer && name.replace(/^#/, "").toUpperCase() === wanted ? [{ gid: customer.id, name: customer.displayName }] : [],
  );
}

async function oneCustomer(
  caller: ShopifyCaller,
  identifier: { emailAddress: string } | { phoneNumber: string },
): Promise<FoundCustomer[]> {
  const { data } = await askShopify(caller, customerByIdentifier, { identifier });
  const customer = data.customerByIdentifier;
  return customer ? [{ gid: customer.id, name: customer.displayName }] : [];
}
