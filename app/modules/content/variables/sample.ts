import type { CustomerSource, ProductSource, ReplySources } from "./sources.ts";

/** Whoever looks at a preview, and when. */
interface Place {
  staffName: string;
  shopName: string | null;
  timezone: string;
  currency: string;
  now: Date;
}

/** A customer who does not exist, with one order on its way: what a preview shows. */
export function sampleSources({ staffName, shopName, timezone, currency, now }: Place): ReplySources {
  const price = { amount: "129.00", currencyCode: currency };
  const product: ProductSource = { title: "Stoneware Bowl", price, url: "https://example.com/products/bowl" };
  const tracking = { company: "DHL", number: "00340434292135100186", url: "https://example.com/track/0034" };
  const customer: CustomerSource = {
    gid: "gid://shopify/Customer/0",
    name: "Maya Lindqvist",
    firstName: "Maya",
    lastName: "Lindqvist",
    orders: [
      {
        gid: "gid://shopify/Order/0",
        name: "#1001",
        processedAt: now.toISOString(),
        cancelledAt: null,
        financialStatus: "PAID",
        fulfillmentStatus: "FULFILLED",
        deliveryStatus: "IN_TRANSIT",
        estimatedDeliveryAt: null,
        total: price,
        refunded: null,
        tracking: [tracking],
        items: [{ title: product.title, variantTitle: null, quantity: 1 }],
      },
    ],
  };
  return {
    contact: { handle: "maya.home", name: "Maya Lindqvist" },
    ...{ staffName, shopName, timezone },
    restricted: false,
    customers: [customer],
    unread: false,
    chosen: { product },
  };
}
