import { connection, type PageArgs } from "./connection.ts";
import { digitsOf, gid, type DraftOrder } from "./records.ts";
import { searchTest } from "./search.ts";
import { moneyBag, type Scene } from "./views/shared.ts";

/** The fields of the root that are about orders that are yet to be paid. */
export function draftOrderFields(scene: Scene): Record<string, unknown> {
  const { draftOrders } = scene.shop;
  return {
    draftOrder: ({ id }: { id: string }) => {
      const found = draftOrders.find((one) => one.id === digitsOf("DraftOrder", id));
      return found ? draftOrderView(found, scene) : null;
    },
    draftOrders: (args: PageArgs & { query?: string | null }) =>
      connection(
        indexed(scene)
          .filter(withQuery(args.query))
          .map((one) => draftOrderView(one, scene)),
        args,
      ),
    draftOrderCreate: ({ input }: { input: DraftOrderInput }) => create(scene, input),
  };
}

/** What the search knows already: it learns of what is made some time after it was made. */
function indexed({ world, shop }: Scene): DraftOrder[] {
  const lag = world.installation(shop).settings.searchLagSeconds * 1_000;
  return shop.draftOrders.filter(({ createdAt }) => Date.parse(createdAt) + lag <= Date.now());
}

function withQuery(query: string | null | undefined): (order: DraftOrder) => boolean {
  const matches = searchTest(query);
  return ({ id, name, tags, createdAt, customer }) =>
    matches({ "*": [name], id, tag: tags, status: "open", created_at: createdAt, customer_id: customer?.id });
}

interface DraftOrderInput {
  lineItems?: { variantId?: string; quantity: number }[];
  purchasingEntity?: { customerId?: string };
  note?: string | null;
  tags?: string[];
}

function create(scene: Scene, input: DraftOrderInput): unknown {
  const refusal = (message: string) => ({ draftOrder: null, userErrors: [{ field: null, message }] });
  const { products, customers, draftOrders } = scene.shop;
  const asked = input.lineItems ?? [];
  if (asked.length === 0) return refusal("Add at least 1 product");
  const lines = asked.flatMap(({ variantId = "", quantity }) => {
    const id = digitsOf("ProductVariant", variantId);
    const product = products.find(({ variants }) => variants.some((one) => one.id === id));
    const variant = product?.variants.find((one) => one.id === id);
    return product && variant ? [{ product, variant, quantity }] : [];
  });
  if (lines.length < asked.length) return refusal("Merchandise is no longer available.");
  if (lines.some(({ quantity }) => quantity < 1))
    return refusal("Quantity must be greater than or equal to 1");
  const customerId = input.purchasingEntity?.customerId;
  const customer = customers.find(({ id }) => customerId && id === digitsOf("Customer", customerId)) ?? null;
  if (customerId && !customer) return refusal("Customer does not exist");
  const made: DraftOrder = {
    ...{ id: scene.world.newId(), name: `#D${draftOrders.length + 1}`, customer, lines },
    ...{ note: input.note ?? null, tags: input.tags ?? [], createdAt: new Date().toISOString() },
  };
  draftOrders.push(made);
  return { draftOrder: draftOrderView(made, scene), userErrors: [] };
}

function draftOrderView(order: DraftOrder, scene: Scene): { id: string } & Record<string, unknown> {
  const { id, name, note, tags, createdAt, customer } = order;
  const total = order.lines.reduce((sum, line) => sum + line.quantity * Number(line.variant.price), 0);
  const lines = order.lines.map(({ product, variant, quantity }, at) => ({
    ...{ id: gid("DraftOrderLineItem", `${id}${at}`), title: product.title, variantTitle: variant.title },
    quantity,
  }));
  return {
    __typename: "DraftOrder",
    id: gid("DraftOrder", id),
    legacyResourceId: id,
    ...{ name, tags, note2: note, createdAt, updatedAt: createdAt, status: "OPEN", ready: true },
    // The key in the address is a secret of the order.
    invoiceUrl: `https://${scene.shop.domain}/${scene.shop.id}/invoices/${Number(id) * 7_919}`,
    totalPriceSet: moneyBag(total, scene),
    subtotalPriceSet: moneyBag(total, scene),
    customer: customer ? scene.showCustomer(customer) : null,
    lineItems: (args: PageArgs) => connection(lines, args),
  };
}
