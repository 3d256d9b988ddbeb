import { connection, type PageArgs } from "../connection.ts";
import { fulfilmentState, linePrice, orderTotal, refundedSum, statusPage, subtotal } from "../order-sums.ts";
import { gid, type Fulfillment, type Line, type Order, type Refund } from "../records.ts";
import type { Searchable } from "../search.ts";
import { addressView } from "./addresses.ts";
import { productView, variantView } from "./products.ts";
import { metafieldFields, moneyBag, picture, type Scene } from "./shared.ts";

/** An order as the Admin API shows it. */
export function orderView(order: Order, scene: Scene): { id: string } & Record<string, unknown> {
  const { processedAt, updatedAt, closedAt, cancelledAt, cancelReason, note, tags, email, phone } = order;
  const address = order.shippingAddress ? addressView(order.shippingAddress) : null;
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: order.id,
    ...{ name: order.name, number: order.number, email, phone, note, tags },
    ...{ processedAt, createdAt: processedAt, updatedAt, closedAt, cancelledAt, cancelReason },
    ...{ closed: closedAt !== null, confirmed: true, test: false, edited: false, returnStatus: "NO_RETURN" },
    confirmationNumber: `C${order.number}XQ`,
    displayFinancialStatus: order.financial,
    displayFulfillmentStatus: fulfilmentState(order),
    statusPageUrl: statusPage(order, scene.shop.domain),
    ...{ shippingAddress: address, billingAddress: address, displayAddress: address },
    customer: () => (order.customer ? scene.showCustomer(order.customer) : null),
    customerLocale: order.customer?.locale ?? null,
    sourceName: order.customer ? "web" : "pos",
    ...sums(order, scene),
    lineItems: (args: PageArgs) =>
      connection(
        order.lines.map((line) => lineView(line, scene)),
        args,
      ),
    fulfillments: ({ first }: { first?: number }) =>
      order.fulfillments.slice(0, first ?? undefined).map((one) => fulfillmentView(one, order, scene)),
    fulfillmentsCount: { count: order.fulfillments.length, precision: "EXACT" },
    refunds: () => order.refunds.map((refund) => refundView(refund, scene)),
    ...metafieldFields(order, "ORDER"),
  };
}

function sums(order: Order, scene: Scene): Record<string, unknown> {
  const bag = (amount: number) => moneyBag(amount, scene);
  const total = subtotal(order) + order.shipping;
  const paid = ["PENDING", "AUTHORIZED", "VOIDED"].includes(order.financial) ? 0 : total;
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return {
    ...{
      currencyCode: scene.shop.currency,
      presentmentCurrencyCode: scene.shop.currency,
      taxesIncluded: true,
    },
    ...{ fullyPaid: paid > 0, unpaid: paid === 0, refundable: paid > refundedSum(order) },
    ...{
      subtotalPriceSet: bag(subtotal(order)),
      currentSubtotalPriceSet: bag(orderTotal(order) - order.shipping),
    },
    ...{
      totalPriceSet: bag(total),
      currentTotalPriceSet: bag(orderTotal(order)),
      originalTotalPriceSet: bag(total),
    },
    ...{
      totalRefundedSet: bag(refundedSum(order)),
      totalReceivedSet: bag(paid),
      totalTaxSet: bag(total * 0.19),
    },
    ...{ totalShippingPriceSet: bag(order.shipping), currentShippingPriceSet: bag(order.shipping) },
    ...{ totalOutstandingSet: bag(total - paid), netPaymentSet: bag(paid - refundedSum(order)) },
    ...{ totalDiscountsSet: bag(0), currentTotalDiscountsSet: bag(0), currentTotalTaxSet: bag(total * 0.19) },
    ...{ subtotalLineItemsQuantity: pieces, currentSubtotalLineItemsQuantity: pieces },
  };
}

function lineView(line: Line, scene: Scene): { id: string } & Record<string, unknown> {
  const { product, variant, quantity } = line;
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    ...{ title: product.title, variantTitle: variant.title, sku: variant.sku, quantity },
    name: `${product.title} - ${variant.title}`,
    vendor: scene.shop.name,
    ...{ currentQuantity: quantity - line.refunded, refundableQuantity: quantity - line.refunded },
    ...{ unfulfilledQuantity: quantity - line.fulfilled, requiresShipping: true, isGiftCard: false },
    image: picture(product.picture, product.title, scene),
    originalUnitPriceSet: moneyBag(Number(variant.price), scene),
    discountedUnitPriceSet: moneyBag(Number(variant.price), scene),
    originalTotalSet: moneyBag(linePrice(line), scene),
    discountedTotalSet: moneyBag(linePrice(line), scene),
    totalDiscountSet: moneyBag(0, scene),
    product: () => productView(product, scene),
    variant: () => variantView(variant, product, scene),
  };
}

function fulfillmentView(
  one: Fulfillment,
  order: Order,
  scene: Scene,
): { id: string } & Record<string, unknown> {
  const { name, createdAt, inTransitAt, estimatedDeliveryAt, deliveredAt, tracking } = one;
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", one.id),
    legacyResourceId: one.id,
    ...{ name, createdAt, updatedAt: deliveredAt ?? inTransitAt ?? createdAt },
    ...{ inTransitAt, estimatedDeliveryAt, deliveredAt },
    ...{ displayStatus: one.state, status: one.state === "CANCELED" ? "CANCELLED" : "SUCCESS" },
    ...{ requiresShipping: true, totalQuantity: one.lines.reduce((sum, { quantity }) => sum + quantity, 0) },
    trackingInfo: () => (tracking ? [tracking] : []),
    order: () => orderView(order, scene),
    fulfillmentLineItems: (args: PageArgs) =>
      connection(
        one.lines.map(({ line, quantity }) => ({
          id: gid("FulfillmentLineItem", line.id),
          ...{ quantity, lineItem: lineView(line, scene) },
        })),
        args,
      ),
  };
}

function refundView(refund: Refund, scene: Scene): Record<string, unknown> {
  const { id, createdAt, note, amount } = refund;
  const times = { createdAt, processedAt: createdAt, updatedAt: createdAt };
  return {
    id: gid("Refund", id),
    legacyResourceId: id,
    note,
    ...times,
    totalRefundedSet: moneyBag(amount, scene),
  };
}

/** Orders by a sort key of the Admin API; the seeded ones are kept oldest first. */
export function sortOrders(orders: Order[], sortKey: string | undefined): Order[] {
  const by: Record<string, (order: Order) => string | number> = {
    UPDATED_AT: (order) => order.updatedAt,
    TOTAL_PRICE: orderTotal,
    CURRENT_TOTAL_PRICE: orderTotal,
  };
  const key = by[sortKey ?? ""] ?? ((order: Order) => order.processedAt);
  return [...orders].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** What `orders(query:)` looks through. */
export function searchableOrder(order: Order): Searchable {
  const { customer, email, number, tags, processedAt, updatedAt } = order;
  const name = customer ? `${customer.firstName} ${customer.lastName}` : "";
  return {
    "*": [String(number), email ?? "", name],
    ...{ id: order.id, email, tag: tags, customer_id: customer?.id ?? null, name: String(number) },
    ...{ processed_at: processedAt, created_at: processedAt, updated_at: updatedAt },
    confirmation_number: `C${number}XQ`,
    financial_status: order.financial.toLowerCase(),
    fulfillment_status: { FULFILLED: "shipped", PARTIALLY_FULFILLED: "partial", UNFULFILLED: "unshipped" }[
      fulfilmentState(order)
    ],
    status: order.cancelledAt ? "cancelled" : order.closedAt ? "closed" : "open",
    ...{ sku: order.lines.map(({ variant }) => variant.sku), phone: order.phone },
  };
}
