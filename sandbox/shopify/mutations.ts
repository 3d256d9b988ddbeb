import { GraphQLError } from "graphql";
import { digitsOf, gid, type Customer, type Metafield, type Order, type Product } from "./records.ts";
import { customerView } from "./views/customers.ts";
import { orderView } from "./views/orders.ts";
import { fullNamespace, metafieldView, type Scene } from "./views/shared.ts";

type Owner = Customer | Order | Product;

/** The few changes that the seeded world lets an app make. */
export function mutations(scene: Scene): Record<string, unknown> {
  return {
    tagsAdd: ({ id, tags }: { id: string; tags: string[] }) =>
      retag(scene, id, (old) => [...new Set([...old, ...tags])].sort()),
    tagsRemove: ({ id, tags }: { id: string; tags: string[] }) =>
      retag(scene, id, (old) => old.filter((tag) => !tags.includes(tag))),
    customerUpdate: ({ input }: { input: Change }) => {
      const customer = scene.shop.customers.find((one) => one.id === digitsOf("Customer", input.id));
      if (!customer) return { customer: null, userErrors: [notFound("Customer")] };
      change(customer, input);
      return { customer: customerView(customer, scene), userErrors: [] };
    },
    orderUpdate: ({ input }: { input: Change }) => {
      const order = scene.shop.orders.find((one) => one.id === digitsOf("Order", input.id));
      if (!order) return { order: null, userErrors: [notFound("Order")] };
      change(order, input);
      return { order: orderView(order, scene), userErrors: [] };
    },
    metafieldsSet: ({ metafields }: { metafields: MetafieldInput[] }) => setMetafields(scene, metafields),
  };
}

interface Change {
  id: string;
  note?: string | null;
  tags?: string[];
}

function change(record: Customer | Order, { note, tags }: Change): void {
  if (note !== undefined) record.note = note;
  if (tags) record.tags = [...tags].sort();
  record.updatedAt = new Date().toISOString();
}

function retag(scene: Scene, id: string, next: (old: string[]) => string[]): unknown {
  const owner = ownerOf(scene, id);
  if (!owner) return { node: null, userErrors: [notFound("Resource")] };
  requireWrite(scene, owner.type);
  owner.record.tags = next(owner.record.tags);
  owner.record.updatedAt = new Date().toISOString();
  return { node: { __typename: owner.type, id: gid(owner.type, owner.record.id) }, userErrors: [] };
}

interface MetafieldInput {
  ownerId: string;
  namespace?: string;
  key: string;
  type?: string;
  value: string;
}

function setMetafields(scene: Scene, inputs: MetafieldInput[]): unknown {
  const owners = inputs.map(({ ownerId }) => ownerOf(scene, ownerId));
  const missing = owners.findIndex((owner) => !owner);
  if (missing >= 0) {
    const error = { ...notFound("Owner"), code: "INVALID_VALUE", elementIndex: missing };
    return { metafields: [], userErrors: [error] };
  }
  const written = inputs.map((input, at) => {
    const { record, type } = owners[at]!;
    requireWrite(scene, type);
    return metafieldView(writeMetafield(scene, record, input), type.toUpperCase());
  });
  return { metafields: written, userErrors: [] };
}

function writeMetafield(scene: Scene, record: Owner, input: MetafieldInput): Metafield {
  const now = new Date().toISOString();
  const namespace = fullNamespace(input.namespace);
  const old = record.metafields.find((field) => field.namespace === namespace && field.key === input.key);
  if (old) return Object.assign(old, { value: input.value, updatedAt: now });
  const type = input.type ?? "single_line_text_field";
  const base = { id: scene.world.newId(), namespace, key: input.key, value: input.value };
  const made: Metafield = { ...base, type, createdAt: now, updatedAt: now };
  record.metafields.push(made);
  return made;
}

function ownerOf(
  { shop }: Scene,
  id: string,
): { type: "Customer" | "Order" | "Product"; record: Owner } | null {
  const lists = { Customer: shop.customers, Order: shop.orders, Product: shop.products } as const;
  for (const type of ["Customer", "Order", "Product"] as const) {
    const record = (lists[type] as Owner[]).find((one) => one.id === digitsOf(type, id));
    if (record) return { type, record };
  }
  return null;
}

/** Tags and metafields ask for the write scope of what they are put on, which no schema can say. */
function requireWrite(scene: Scene, type: string): void {
  const scope = `write_${type.toLowerCase()}s`;
  if (scene.world.installation(scene.shop).settings.scopes.includes(scope)) return;
  throw new GraphQLError(`Access denied. Required access: \`${scope}\` access scope.`, {
    extensions: { code: "ACCESS_DENIED", requiredAccess: `\`${scope}\` access scope.` },
  });
}

function notFound(what: string): Record<string, unknown> {
  return { field: ["id"], message: `${what} does not exist` };
}
