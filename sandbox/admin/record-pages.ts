import { escapeHtml } from "../http.ts";
import { fulfilmentState, linePrice, orderTotal, refundedSum } from "../shopify/order-sums.ts";
import type { Customer, Order, Product, Shop } from "../shopify/records.ts";
import { pictureUrl } from "../shopify/views/shared.ts";
import type { ShopifyWorld } from "../shopify/world.ts";
import { fullName } from "./layout.ts";

const euros = (amount: number) => `€${amount.toFixed(2)}`;
const words = (state: string) => (state.charAt(0) + state.slice(1).toLowerCase()).replaceAll("_", " ");
const when = (iso: string) =>
  new Date(iso).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });

/** What still wants doing, or went wrong, is coloured. */
function badge(state: string): string {
  const settled = ["PAID", "FULFILLED", "DELIVERED", "ACTIVE"].includes(state);
  return `<span class="badge${settled ? "" : " attention"}">${words(state)}</span>`;
}

function table(head: string[], rows: string[][]): string {
  const cells = (row: string[], tag: string) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
  return `<div class="card wide"><table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function page(title: string, body: string, back?: string): string {
  const arrow = back ? `<a class="back" href="${back}" aria-label="Back">←</a>` : "";
  return `<div class="page"><h1>${arrow}${title}</h1>${body}</div>`;
}

function card(title: string, rows: string[]): string {
  return `<section class="card"><h2>${title}</h2>${rows.map((row) => `<p>${row}</p>`).join("")}</section>`;
}

function orderRow(order: Order, base: string): string[] {
  const customer = order.customer ? escapeHtml(fullName(order.customer)) : "No customer";
  const name = `<a href="${base}/orders/${order.id}"><b>${order.name}</b></a>`;
  const states = [badge(order.financial), badge(order.cancelledAt ? "CANCELLED" : fulfilmentState(order))];
  return [name, when(order.processedAt), customer, euros(orderTotal(order)), ...states];
}

const orderHead = ["Order", "Date", "Customer", "Total", "Payment", "Fulfilment"];

export function ordersPage(shop: Shop): string {
  const base = `/admin/${shop.handle}`;
  return page(
    "Orders",
    table(
      orderHead,
      [...shop.orders].reverse().map((order) => orderRow(order, base)),
    ),
  );
}

export function customersPage(shop: Shop): string {
  const rows = shop.customers.map((customer) => [
    `<a href="/admin/${shop.handle}/customers/${customer.id}"><b>${escapeHtml(fullName(customer))}</b></a>`,
    escapeHtml(customer.email ?? customer.phone ?? ""),
    escapeHtml(`${customer.address.city}, ${customer.address.country}`),
    `${shop.orders.filter((order) => order.customer === customer).length} orders`,
  ]);
  return page("Customers", table(["Customer", "Contact", "Location", "Orders"], rows));
}

export function productsPage(shop: Shop, world: ShopifyWorld): string {
  const rows = shop.products.map((product) => [
    `<img src="${pictureUrl(product.picture, world)}" alt="" width="36" height="36">`,
    `<a href="/admin/${shop.handle}/products/${product.id}"><b>${escapeHtml(product.title)}</b></a>`,
    badge(product.status),
    `${product.variants.reduce((sum, one) => sum + one.inventory, 0)} in stock for ${product.variants.length} variants`,
  ]);
  return page("Products", table(["", "Product", "Status", "Inventory"], rows));
}

export function orderPage(shop: Shop, order: Order): string {
  const base = `/admin/${shop.handle}`;
  const lines = order.lines.map(
    (line) =>
      `${line.quantity} × ${escapeHtml(`${line.product.title}, ${line.variant.title}`)} — ${euros(linePrice(line))}`,
  );
  const parcels = order.fulfillments.map(({ name, state, tracking }) => {
    const link = tracking ? ` · ${tracking.company} <a href="${tracking.url}">${tracking.number}</a>` : "";
    return `${name} ${badge(state)}${link}`;
  });
  const refunds = order.refunds.length ? [`Refunded ${euros(refundedSum(order))}`] : [];
  const { customer, shippingAddress: to } = order;
  const who = customer
    ? [
        `<a href="${base}/customers/${customer.id}">${escapeHtml(fullName(customer))}</a>`,
        escapeHtml(order.email ?? ""),
      ]
    : ["No customer"];
  const address = to ? [escapeHtml(to.address1), escapeHtml(`${to.zip} ${to.city}`), to.country] : ["None"];
  const states = [
    badge(order.financial),
    badge(order.cancelledAt ? "CANCELLED" : fulfilmentState(order)),
  ].join(" ");
  return page(
    `${order.name} ${states}`,
    `<p class="quiet">${when(order.processedAt)} from Online Store</p><div class="columns"><div>` +
      card("Items", [...lines, `<b>Total ${euros(orderTotal(order))}</b>`, ...refunds]) +
      card("Deliveries", parcels.length ? parcels : ["Nothing has been sent yet."]) +
      `</div><div>${card("Notes", [escapeHtml(order.note ?? "No notes from customer")])}${card("Customer", who)}` +
      `${card("Shipping address", address)}</div></div>`,
    `${base}/orders`,
  );
}

export function customerPage(shop: Shop, customer: Customer): string {
  const base = `/admin/${shop.handle}`;
  const orders = shop.orders.filter((order) => order.customer === customer).reverse();
  const { address, email, phone, tags, note } = customer;
  const contact = [
    email ?? "No e-mail",
    phone ?? "No phone",
    `${address.zip} ${address.city}, ${address.country}`,
  ];
  return page(
    escapeHtml(fullName(customer)),
    table(
      orderHead,
      orders.map((order) => orderRow(order, base)),
    ) +
      `<div class="columns"><div>${card("Contact", contact.map(escapeHtml))}</div>` +
      `<div>${card("Notes", [escapeHtml(note ?? "None")])}${card("Tags", [escapeHtml(tags.join(", ") || "None")])}</div></div>`,
    `${base}/customers`,
  );
}

export function productPage(shop: Shop, product: Product, world: ShopifyWorld): string {
  const rows = product.variants.map((one) => [
    escapeHtml(one.title),
    one.sku,
    `€${one.price}`,
    `${one.inventory} in stock`,
  ]);
  return page(
    `${escapeHtml(product.title)} ${badge(product.status)}`,
    `<img class="picture" src="${pictureUrl(product.picture, world)}" alt="">` +
      table(["Variant", "SKU", "Price", "Inventory"], rows),
    `/admin/${shop.handle}/products`,
  );
}

export function homePage(shop: Shop, name: string): string {
  const open = shop.orders.filter(
    (order) => !order.cancelledAt && fulfilmentState(order) === "UNFULFILLED",
  ).length;
  const base = `/admin/${shop.handle}`;
  return page(
    `Welcome, ${escapeHtml(name)}`,
    `<div class="columns"><div>${card("To do", [`<a href="${base}/orders">${open} orders to fulfil</a>`])}</div>` +
      `<div>${card("Apps", [`<a href="${base}/apps/couplet">Answer Instagram messages in Couplet</a>`])}</div></div>`,
  );
}
