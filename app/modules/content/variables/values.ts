import type { OrderSummary } from "#app/modules/orders/orders.ts";
import { toldMoney } from "./told-money.ts";
import { orderStage } from "./order-stage.ts";
import type { VariableValue } from "./resolve.ts";
import type { CustomerSource, MissingReason, ReplySources } from "./sources.ts";
import type { Telling } from "./telling.ts";
import type { VariableName } from "./variables.ts";

type Known<Found> = { found: Found } | { missing: MissingReason };

/** Every variable's value in one conversation, or why it has none. */
export function valuesFrom(sources: ReplySources, telling: Telling): (name: VariableName) => VariableValue {
  const ofOrder = (tell: (order: OrderSummary) => string | null, reason: MissingReason) =>
    tellOf(theOrder(sources), tell, reason);
  const ofCustomer = (tell: (customer: CustomerSource) => string | null, reason: MissingReason) =>
    tellOf(theCustomer(sources), tell, reason);
  const { contact, chosen } = sources;
  const product: Known<NonNullable<typeof chosen.product>> = chosen.product
    ? { found: chosen.product }
    : { missing: "choose_product" };
  const values: Record<VariableName, () => VariableValue> = {
    "customer.first_name": () => ofCustomer(({ firstName }) => firstName, "no_first_name"),
    "customer.last_name": () => ofCustomer(({ lastName }) => lastName, "no_last_name"),
    "order.name": () => ofOrder(({ name }) => name, "no_order"),
    "order.status": () => ofOrder((order) => telling.words.stages[orderStage(order)], "no_order"),
    "order.total": () => ofOrder(({ total }) => toldMoney(total, telling), "no_order"),
    "order.date": () => ofOrder(({ processedAt }) => date(processedAt, sources, telling), "no_order"),
    "order.items": () => ofOrder((order) => items(order, telling), "no_items"),
    "order.tracking_number": () => ofOrder((order) => tracked(order, "number"), "no_tracking"),
    "order.tracking_url": () => ofOrder((order) => tracked(order, "url"), "no_tracking"),
    "product.title": () => tellOf(product, ({ title }) => title, "choose_product"),
    "product.price": () => tellOf(product, ({ price }) => toldMoney(price, telling), "choose_product"),
    "product.url": () => tellOf(product, ({ url }) => url, "no_page"),
    "contact.handle": () => told(contact.handle && `@${contact.handle}`, "no_handle"),
    "contact.name": () => told(contact.name, "no_contact_name"),
    "staff.first_name": () => ({ text: sources.staffName }),
    "shop.name": () => told(sources.shopName, "no_shop_name"),
  };
  return (name) => values[name]();
}

function tellOf<Found>(
  known: Known<Found>,
  tell: (found: Found) => string | null,
  reason: MissingReason,
): VariableValue {
  return "found" in known ? told(tell(known.found), reason) : known;
}

function told(text: string | null, reason: MissingReason): VariableValue {
  return text ? { text } : { missing: reason };
}

/** Customers that count: the chosen one, the one whose order was chosen, or all. */
function candidates({ restricted, customers, unread, chosen }: ReplySources): Known<CustomerSource[]> {
  if (restricted) return { missing: "restricted" };
  if (customers.length === 0) return { missing: unread ? "customer_unread" : "no_customer" };
  const { customerGid, orderGid } = chosen;
  const meant = customers.filter(
    ({ gid, orders }) => gid === customerGid || orders.some((order) => order.gid === orderGid),
  );
  return { found: meant.length > 0 ? meant : customers };
}

function theCustomer(sources: ReplySources): Known<CustomerSource> {
  const known = candidates(sources);
  if (!("found" in known)) return known;
  const [customer, other] = known.found;
  return customer && !other ? { found: customer } : { missing: "choose_customer" };
}

function theOrder(sources: ReplySources): Known<OrderSummary> {
  const known = candidates(sources);
  if (!("found" in known)) return known;
  const orders = known.found.flatMap((customer) => customer.orders);
  const chosen = orders.find(({ gid }) => gid === sources.chosen.orderGid);
  const [order, other] = chosen ? [chosen] : orders;
  if (!order) return { missing: "no_order" };
  return other ? { missing: "choose_order" } : { found: order };
}

function date(iso: string, { timezone }: ReplySources, { language }: Telling): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: timezone }).format(new Date(iso));
}

/** "1 × Brass lamp (large) and 2 × Candle". */
function items({ items: lines }: OrderSummary, { language }: Telling): string | null {
  if (lines.length === 0) return null;
  const words = lines.map(({ title, variantTitle, quantity }) =>
    variantTitle && variantTitle !== onlyVariant
      ? `${quantity} × ${title} (${variantTitle})`
      : `${quantity} × ${title}`,
  );
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

/** What Shopify calls the variant of a product that has no variants. */
const onlyVariant = "Default Title";

function tracked({ tracking }: OrderSummary, what: "number" | "url"): string | null {
  return tracking.find((line) => line[what])?.[what] ?? null;
}
