import type {
  Customer,
  DeliveryState,
  FinancialState,
  Fulfillment,
  Line,
  Order,
  Product,
} from "./records.ts";
import { seededId } from "./seed-catalog.ts";

const hour = 3_600_000;

/** How an order stands: what was paid, how much was shipped, and where the parcel is. */
export interface Story {
  financial: FinancialState;
  shipped: "none" | "part" | "all";
  parcel?: DeliveryState;
  cancelled?: Order["cancelReason"];
  refunded?: "part" | "all";
}

const stories: Story[] = [
  { financial: "PAID", shipped: "all", parcel: "DELIVERED" },
  { financial: "PAID", shipped: "all", parcel: "IN_TRANSIT" },
  { financial: "PAID", shipped: "none" },
  { financial: "PAID", shipped: "part", parcel: "IN_TRANSIT" },
  { financial: "REFUNDED", shipped: "none", cancelled: "CUSTOMER", refunded: "all" },
  { financial: "PARTIALLY_REFUNDED", shipped: "all", parcel: "DELIVERED", refunded: "part" },
  { financial: "AUTHORIZED", shipped: "none" },
  { financial: "PAID", shipped: "all", parcel: "OUT_FOR_DELIVERY" },
  { financial: "PENDING", shipped: "none" },
  { financial: "PAID", shipped: "all", parcel: "DELAYED" },
  { financial: "PAID", shipped: "all", parcel: "DELIVERED" },
  { financial: "PAID", shipped: "all", parcel: "CONFIRMED" },
  { financial: "VOIDED", shipped: "none", cancelled: "FRAUD" },
];

/** Orders that a conversation of the seeded world is about: customer and product by their place, from 1. */
const told: Record<number, { customer: number; goods: [product: number, quantity: number][]; story: Story }> =
  {
    1001: {
      customer: 1,
      goods: [
        [19, 1],
        [20, 2],
      ],
      story: { financial: "PAID", shipped: "all", parcel: "IN_TRANSIT" },
    },
    1007: {
      customer: 2,
      goods: [
        [1, 2],
        [3, 4],
      ],
      story: { financial: "PAID", shipped: "all", parcel: "DELIVERED" },
    },
    1012: {
      customer: 3,
      goods: [[11, 1]],
      story: { financial: "PAID", shipped: "all", parcel: "OUT_FOR_DELIVERY" },
    },
    1041: {
      customer: 1,
      goods: [
        [13, 1],
        [27, 3],
      ],
      story: { financial: "PAID", shipped: "none" },
    },
    1058: {
      customer: 2,
      goods: [
        [7, 1],
        [38, 1],
      ],
      story: { financial: "PAID", shipped: "part", parcel: "IN_TRANSIT" },
    },
  };

/** Orders sold over the counter: nobody's name is on them. */
const counterSales = new Set([1040, 1066]);

/** Who brings the parcel, by the country it goes to. */
const carriers: Record<string, [company: string, prefix: string, url: string]> = {
  DE: ["DHL", "00340434", "https://www.dhl.com/en/express/tracking.html?AWB="],
  SE: ["PostNord", "73700123", "https://tracking.postnord.com/en/tracking?id="],
  ES: ["Correos", "PK4T7B04", "https://www.correos.es/es/en/tools/tracker/items/details?tracking-number="],
};
const otherwise: [string, string, string] = ["UPS", "1Z999AA1", "https://www.ups.com/track?tracknum="];

export interface OrderSeed {
  number: number;
  offset: number;
  /** When it was placed, and what time it is, in ms. */
  at: number;
  now: number;
  customers: Customer[];
  products: Product[];
  /** Number between 0 and 1, the same row at every start. */
  random: () => number;
}

/** One order in one of the states that real orders are in. */
export function makeOrder(seed: OrderSeed): Order {
  const { number } = seed;
  const plot = seed.offset === 0 ? told[number] : undefined;
  const story = plot?.story ?? storyOf(seed);
  const customer = counterSales.has(number) ? null : seed.customers[(plot?.customer ?? buyer(seed)) - 1]!;
  const lines = makeLines(seed, plot?.goods ?? someGoods(seed));
  const order = bareOrder(seed, story, customer, lines);
  if (story.shipped !== "none") order.fulfillments.push(makeFulfillment(order, story, seed));
  if (story.refunded) refundOf(order, story.refunded, after(seed, 30));
  return order;
}

/** What was ordered since yesterday has not been sent yet. */
function storyOf({ number, at, now }: OrderSeed): Story {
  const possible = now - at < 30 * hour ? stories.filter(({ shipped }) => shipped === "none") : stories;
  return possible[number % possible.length]!;
}

/** So many hours after the order was placed; sooner for a young order, so that nothing lies ahead. */
function after({ at, now }: OrderSeed, hours: number): number {
  return at + hours * hour * Math.min(1, (now - at) / (90 * hour));
}

function buyer({ number, customers }: OrderSeed): number {
  // The first three have the orders told above and no others, so that tests can count on them.
  return customers.length > 3 ? 4 + ((number * 7) % (customers.length - 3)) : 1 + (number % customers.length);
}

function someGoods({ products, random }: OrderSeed): [number, number][] {
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => [
    1 + Math.floor(random() * products.length),
    1 + Math.floor(random() * 3),
  ]);
}

function makeLines({ number, offset, products, random }: OrderSeed, goods: [number, number][]): Line[] {
  return goods.map(([place, quantity], at) => {
    const product = products[place - 1]!;
    const variant = product.variants[Math.floor(random() * product.variants.length)]!;
    const id = seededId(6_400_000_000_000 + offset, number * 10 + at, number % 4 === 3);
    return { id, product, variant, quantity, fulfilled: 0, refunded: 0 };
  });
}

function bareOrder(seed: OrderSeed, story: Story, customer: Customer | null, lines: Line[]): Order {
  const placed = new Date(seed.at).toISOString();
  const cancelledAt = story.cancelled ? iso(after(seed, 20)) : null;
  return {
    id: seededId(5_900_000_000_000 + seed.offset, seed.number, seed.number % 4 === 3),
    number: seed.number,
    name: `#${seed.number}`,
    ...{ customer, lines, cancelledAt },
    email: customer?.email ?? null,
    phone: customer?.phone ?? null,
    processedAt: placed,
    updatedAt: cancelledAt ?? placed,
    closedAt: story.parcel === "DELIVERED" ? iso(after(seed, 80)) : null,
    cancelReason: story.cancelled ?? null,
    financial: story.financial,
    shipping: customer ? 4.9 : 0,
    fulfillments: [],
    refunds: [],
    shippingAddress: customer?.address ?? null,
    note: seed.number % 11 === 0 ? "Please wrap it as a gift." : null,
    tags: seed.number % 9 === 0 ? ["gift"] : [],
    metafields: [],
  };
}

function makeFulfillment(order: Order, story: Story, seed: OrderSeed): Fulfillment {
  const { number, offset } = seed;
  const sent = story.shipped === "all" ? order.lines : order.lines.slice(0, 1);
  const parts = sent.map((line) => ({ line, quantity: story.shipped === "all" ? line.quantity : 1 }));
  for (const part of parts) part.line.fulfilled = part.quantity;
  const moving = story.parcel !== "CONFIRMED";
  const [company, prefix, url] = carriers[order.shippingAddress?.countryCode ?? ""] ?? otherwise;
  const trackingNumber = `${prefix}${String(4_711_000_000 + number * 37)}`;
  const id = seededId(5_100_000_000_000 + offset, number, number % 4 === 3);
  return {
    ...{ id, name: `${order.name}.1`, state: story.parcel ?? "CONFIRMED", lines: parts },
    createdAt: iso(after(seed, 18)),
    inTransitAt: moving ? iso(after(seed, 24)) : null,
    estimatedDeliveryAt: iso(story.parcel === "DELIVERED" ? after(seed, 70) : seed.now + 26 * hour),
    deliveredAt: story.parcel === "DELIVERED" ? iso(after(seed, 72)) : null,
    tracking: moving ? { company, number: trackingNumber, url: `${url}${trackingNumber}` } : null,
  };
}

/** Gives back all of an order, or its first line, and says so on the order. */
export function refundOf(order: Order, how: "part" | "all", at: number): void {
  const lines = how === "all" ? order.lines : order.lines.slice(0, 1);
  let amount = how === "all" ? order.shipping : 0;
  for (const line of lines) {
    const quantity =
      how === "all" ? line.quantity - line.refunded : Math.min(1, line.quantity - line.refunded);
    line.refunded += quantity;
    amount += quantity * Number(line.variant.price);
  }
  const id = seededId(8_800_000_000_000, order.number * 10 + order.refunds.length, order.number % 4 === 3);
  order.refunds.push({ id, amount, note: null, createdAt: iso(at) });
  order.financial = how === "all" ? "REFUNDED" : "PARTIALLY_REFUNDED";
  order.updatedAt = iso(at);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
