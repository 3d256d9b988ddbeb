import { statusPage, fulfilmentState, orderTotal, subtotal, linePrice } from "./order-sums.ts";
import { gid, type Customer, type Fulfillment, type Order, type Shop } from "./records.ts";

/** An id as Shopify writes it in webhooks: a bare number, even where JavaScript cannot hold it. */
function bare(id: string): unknown {
  return (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(id);
}

/** The payload of a topic when the caller gives none: about the newest record it can be about. */
export function defaultPayload(topic: string, shop: Shop, scopes: string[]): unknown {
  const order = shop.orders[0]!;
  const customer = shop.customers[0]!;
  const kind = topic.split("/")[0];
  if (topic === "app/scopes_update") return scopesPayload(shop, scopes);
  if (topic === "customers/data_request" || topic === "customers/redact")
    return privacyPayload(topic, shop, customer);
  if (topic === "shop/redact") return { shop_id: bare(shop.id), shop_domain: shop.domain };
  if (kind === "app" || kind === "shop") return shopPayload(shop);
  if (kind === "orders") return orderPayload(order, shop);
  if (kind === "customers") return customerPayload(customer);
  if (kind === "fulfillments") return fulfillmentPayload(order.fulfillments[0]!, order);
  throw new Error(`No default payload for "${topic}"; give one.`);
}

function shopPayload(shop: Shop): unknown {
  const owner = shop.staff[0]!;
  return {
    id: bare(shop.id),
    ...{ name: shop.name, email: shop.email, domain: shop.domain, myshopify_domain: shop.domain },
    ...{ country: "DE", city: shop.city, currency: shop.currency, iana_timezone: shop.timezone },
    ...{ shop_owner: `${owner.firstName} ${owner.lastName}`, plan_name: "partner_test" },
  };
}

function scopesPayload(shop: Shop, current: string[]): unknown {
  const base = { id: bare(shop.id), shop_id: gid("Shop", shop.id) };
  return { ...base, previous: current, current, updated_at: new Date().toISOString() };
}

/** What Shopify sends when a customer asks for their data, or to be forgotten. */
function privacyPayload(topic: string, shop: Shop, customer: Customer): unknown {
  const orders = shop.orders.filter((order) => order.customer === customer).map(({ id }) => bare(id));
  const { id, email, phone } = customer;
  const base = { shop_id: bare(shop.id), shop_domain: shop.domain, customer: { id: bare(id), email, phone } };
  return topic === "customers/redact"
    ? { ...base, orders_to_redact: orders }
    : { ...base, orders_requested: orders, data_request: { id: 9_999 } };
}

/** A customer as webhooks carry it: no tags, no totals. */
export function customerPayload(customer: Customer): unknown {
  const { id, email, phone, note, createdAt, updatedAt, firstName, lastName, address } = customer;
  return {
    ...{ id: bare(id), admin_graphql_api_id: gid("Customer", id), email, phone, note, currency: "EUR" },
    ...{ first_name: firstName, last_name: lastName, created_at: createdAt, updated_at: updatedAt },
    ...{ state: "enabled", verified_email: email !== null, tax_exempt: false, tax_exemptions: [] },
    default_address: { id: bare(address.id), customer_id: bare(id), ...addressPayload(customer) },
    addresses: [],
  };
}

function addressPayload({ address }: Customer): Record<string, unknown> {
  const { firstName, lastName, address1, zip, city, country, countryCode, phone } = address;
  return {
    ...{ first_name: firstName, last_name: lastName, name: `${firstName} ${lastName}` },
    ...{ address1, zip, city, country, country_code: countryCode, phone, province: null, company: null },
  };
}

/** An order as `orders/*` webhooks carry it. */
export function orderPayload(order: Order, shop: Shop): unknown {
  const { id, name, number, email, phone, note, tags, customer } = order;
  const states = { FULFILLED: "fulfilled", PARTIALLY_FULFILLED: "partial", UNFULFILLED: null };
  return {
    ...{
      id: bare(id),
      admin_graphql_api_id: gid("Order", id),
      name,
      number: number - 1_000,
      order_number: number,
    },
    ...{ email, contact_email: email, phone, note, tags: tags.join(", "), test: false, confirmed: true },
    ...{ created_at: order.processedAt, processed_at: order.processedAt, updated_at: order.updatedAt },
    ...{ closed_at: order.closedAt, cancelled_at: order.cancelledAt },
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    ...{ currency: shop.currency, presentment_currency: shop.currency },
    financial_status: order.financial.toLowerCase(),
    fulfillment_status: states[fulfilmentState(order)],
    ...{
      subtotal_price: subtotal(order).toFixed(2),
      total_price: (subtotal(order) + order.shipping).toFixed(2),
    },
    current_total_price: orderTotal(order).toFixed(2),
    order_status_url: statusPage(order, shop.domain),
    customer: customer ? customerPayload(customer) : null,
    shipping_address: customer ? addressPayload(customer) : null,
    line_items: order.lines.map((line) => ({
      ...{ id: bare(line.id), admin_graphql_api_id: gid("LineItem", line.id), quantity: line.quantity },
      ...{ title: line.product.title, variant_title: line.variant.title, sku: line.variant.sku },
      ...{
        price: line.variant.price,
        line_price: linePrice(line).toFixed(2),
        product_id: bare(line.product.id),
      },
    })),
    fulfillments: order.fulfillments.map((one) => fulfillmentPayload(one, order)),
    refunds: order.refunds.map((refund) => ({
      id: bare(refund.id),
      created_at: refund.createdAt,
      note: refund.note,
    })),
  };
}

/** A shipment as `fulfillments/*` webhooks carry it. */
export function fulfillmentPayload(one: Fulfillment, order: Order): unknown {
  const { id, name, createdAt, tracking, state } = one;
  return {
    ...{ id: bare(id), admin_graphql_api_id: gid("Fulfillment", id), order_id: bare(order.id), name },
    ...{ status: "success", shipment_status: state.toLowerCase(), created_at: createdAt, service: "manual" },
    updated_at: one.deliveredAt ?? one.inTransitAt ?? createdAt,
    ...{ tracking_company: tracking?.company ?? null, tracking_number: tracking?.number ?? null },
    ...{ tracking_numbers: tracking ? [tracking.number] : [], tracking_url: tracking?.url ?? null },
    ...{ tracking_urls: tracking ? [tracking.url] : [], email: order.email },
    line_items: one.lines.map(({ line, quantity }) => ({ id: bare(line.id), quantity })),
  };
}
