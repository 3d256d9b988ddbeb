import { connection, type PageArgs } from "./connection.ts";
import { digitsOf, type Customer, type Order, type Shop } from "./records.ts";
import { searchTest, type Searchable } from "./search.ts";
import { discountFields } from "./discounts.ts";
import { draftOrderFields } from "./draft-orders.ts";
import { mutations } from "./mutations.ts";
import { customerView, searchableCustomer } from "./views/customers.ts";
import { orderView, searchableOrder, sortOrders } from "./views/orders.ts";
import { productView, searchableProduct, variantView } from "./views/products.ts";
import { fullNamespace, type Scene } from "./views/shared.ts";
import type { ShopifyWorld } from "./world.ts";
import { appView, installationView, shopView } from "./views/shop.ts";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string };

/** Where a query begins: the fields of the Admin API's root that the seeded world can answer. */
export function rootOf(world: ShopifyWorld, shop: Shop): Record<string, unknown> {
  const scene: Scene = { world, shop, showCustomer: (customer) => customerView(customer, scene) };
  return {
    shop: () => shopView(scene),
    currentAppInstallation: () => installationView(scene),
    appInstallation: () => installationView(scene),
    app: () => appView(scene, world.ctx.config.shopify.apiKey),
    customer: ({ id }: { id: string }) => nodeOf(scene, "Customer", id),
    customers: (args: ListArgs) => {
      const found = matching(shop.customers, args.query, (customer) => searchableCustomer(customer, scene));
      return connection(
        sortCustomers(found, args.sortKey).map((one) => customerView(one, scene)),
        args,
      );
    },
    customersCount: () => ({ count: shop.customers.length, precision: "EXACT" }),
    customerByIdentifier: ({ identifier }: { identifier: Identifier }) => {
      const found = shop.customers.find((customer) => isIdentified(customer, identifier));
      return found ? customerView(found, scene) : null;
    },
    order: ({ id }: { id: string }) => nodeOf(scene, "Order", id),
    orders: (args: ListArgs) => {
      const found = sortOrders(matching(shop.orders, withoutHash(args.query), searchableOrder), args.sortKey);
      return connection(
        found.map((order: Order) => orderView(order, scene)),
        args,
      );
    },
    ordersCount: () => ({ count: shop.orders.length, precision: "EXACT" }),
    product: ({ id }: { id: string }) => nodeOf(scene, "Product", id),
    productVariant: ({ id }: { id: string }) => nodeOf(scene, "ProductVariant", id),
    products: (args: ListArgs) => {
      const found = matching(shop.products, args.query, searchableProduct);
      return connection(
        found.map((product) => productView(product, scene)),
        args,
      );
    },
    node: ({ id }: { id: string }) => anyNode(scene, id),
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => anyNode(scene, id)),
    ...mutations(scene),
    ...discountFields(scene),
    ...draftOrderFields(scene),
  };
}

function matching<T>(records: T[], query: string | null | undefined, fields: (record: T) => Searchable): T[] {
  const matches = searchTest(query);
  return records.filter((record) => matches(fields(record)));
}

/** Staff and customers write order names with and without the sign before the number. */
function withoutHash(query: string | null | undefined): string | null | undefined {
  return query?.replace(/(^|[\s:"'(])#(?=\d)/g, "$1");
}

function sortCustomers(customers: Customer[], sortKey: string | undefined): Customer[] {
  if (sortKey === "UPDATED_AT") return [...customers].sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  if (sortKey === "NAME") return [...customers].sort((a, b) => a.lastName.localeCompare(b.lastName));
  return customers;
}

interface Identifier {
  id?: string;
  emailAddress?: string;
  phoneNumber?: string;
  customId?: { namespace?: string; key: string; value: string };
}

function isIdentified(customer: Customer, { id, emailAddress, phoneNumber, customId }: Identifier): boolean {
  if (id) return digitsOf("Customer", id) === customer.id;
  if (emailAddress) return customer.email === emailAddress.toLowerCase();
  if (phoneNumber) return customer.phone === phoneNumber.replace(/[^+\d]/g, "");
  if (!customId) return false;
  const namespace = fullNamespace(customId.namespace);
  return customer.metafields.some(
    (field) => field.namespace === namespace && field.key === customId.key && field.value === customId.value,
  );
}

function anyNode(scene: Scene, id: string): unknown {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1];
  return type ? nodeOf(scene, type, id) : null;
}

function nodeOf(scene: Scene, type: string, id: string): unknown {
  const { customers, orders, products } = scene.shop;
  const digits = digitsOf(type, id);
  const byId = <T extends { id: string }>(list: T[]) => list.find((one) => one.id === digits);
  if (type === "Customer") return view(byId(customers), (one) => customerView(one, scene));
  if (type === "Order") return view(byId(orders), (one) => orderView(one, scene));
  if (type === "Product") return view(byId(products), (one) => productView(one, scene));
  if (type !== "ProductVariant") return null;
  const product = products.find(({ variants }) => byId(variants));
  return product ? variantView(byId(product.variants)!, product, scene) : null;
}

function view<T>(record: T | undefined, show: (record: T) => unknown): unknown {
  return record ? show(record) : null;
}
