import { connection, type PageArgs } from "../connection.ts";
import { orderTotal } from "../order-sums.ts";
import { gid, type Customer } from "../records.ts";
import { searchTest, type Searchable } from "../search.ts";
import { addressView } from "./addresses.ts";
import { orderView, sortOrders } from "./orders.ts";
import { metafieldFields, money, type Scene } from "./shared.ts";

/** A customer as the Admin API shows it. */
export function customerView(customer: Customer, scene: Scene): { id: string } & Record<string, unknown> {
  const orders = scene.shop.orders.filter((order) => order.customer === customer);
  const spent = orders.reduce((sum, order) => sum + orderTotal(order), 0);
  return {
    __typename: "Customer",
    ...contactFields(customer),
    id: gid("Customer", customer.id),
    legacyResourceId: customer.id,
    ...{ locale: customer.locale, note: customer.note, tags: customer.tags },
    ...{ createdAt: customer.createdAt, updatedAt: customer.updatedAt, state: "ENABLED" },
    ...{ verifiedEmail: customer.email !== null, taxExempt: false, dataSaleOptOut: false, canDelete: false },
    numberOfOrders: String(orders.length),
    amountSpent: money(spent, scene),
    lastOrder: () => (orders.length ? orderView(orders[orders.length - 1]!, scene) : null),
    orders: (args: PageArgs & { query?: string; sortKey?: string }) => {
      const matches = searchTest(args.query);
      const found = sortOrders(
        orders.filter((order) => matches({ name: order.name })),
        args.sortKey,
      );
      return connection(
        found.map((order) => orderView(order, scene)),
        args,
      );
    },
    ...metafieldFields(customer, "CUSTOMER"),
  };
}

function contactFields(customer: Customer): Record<string, unknown> {
  const { firstName, lastName, email, phone, address } = customer;
  const marketingState = customer.tags.includes("newsletter") ? "SUBSCRIBED" : "NOT_SUBSCRIBED";
  return {
    ...{ firstName, lastName, email, phone },
    displayName: `${firstName} ${lastName}`,
    defaultEmailAddress: email === null ? null : { emailAddress: email, marketingState, validFormat: true },
    defaultPhoneNumber: phone === null ? null : { phoneNumber: phone, marketingState: "NOT_SUBSCRIBED" },
    defaultAddress: addressView(address),
    addressesV2: (args: PageArgs) => connection([addressView(address)], args),
    addresses: [addressView(address)],
  };
}

/** What `customers(query:)` looks through. */
export function searchableCustomer(customer: Customer, { shop }: Scene): Searchable {
  const { id, firstName, lastName, email, phone, tags, updatedAt, createdAt, address } = customer;
  const orders = shop.orders.filter((order) => order.customer === customer);
  return {
    "*": [firstName, lastName, email ?? "", phone ?? ""],
    ...{ id, email, phone, tag: tags, first_name: firstName, last_name: lastName, country: address.country },
    ...{ updated_at: updatedAt, customer_date: createdAt, orders_count: orders.length, state: "enabled" },
    name: `${firstName} ${lastName}`,
    total_spent: orders.reduce((sum, order) => sum + orderTotal(order), 0),
  };
}
