import type { Order, Shop } from "./records.ts";
import { makeCustomer, makeProduct, makeStaff } from "./seed-catalog.ts";
import { makeOrder } from "./seed-orders.ts";
import { customerWords, productWords } from "./seed-words.ts";

/** The seeded stores: the demo store with its whole history, and a small one for tests with two shops. */
export function seedShops(now = Date.now()): Shop[] {
  const demo = makeShop(
    { handle: "couplet-demo", name: "Couplet Demo", customers: 30, products: 40, orders: 80 },
    now,
  );
  const other = makeShop(
    { handle: "couplet-other", name: "Other Goods", customers: 2, products: 3, orders: 3 },
    now,
  );
  return [demo, other];
}

interface Size {
  handle: string;
  name: string;
  customers: number;
  products: number;
  orders: number;
}

function makeShop(size: Size, now: number): Shop {
  const offset = size.handle === "couplet-demo" ? 0 : 500_000;
  const domain = `${size.handle}.myshopify.com`;
  // The small store takes its words from the end of the lists.
  const customers = (offset ? customerWords.slice(-size.customers) : customerWords).map((words, at) =>
    makeCustomer(words, at + 1, offset, now),
  );
  const products = productWords
    .slice(0, size.products)
    .map((words, at) => makeProduct(words, at + 1, offset, now));
  const shop: Shop = {
    ...{ domain, handle: size.handle, name: size.name, customers, products, orders: [] },
    ...{ discounts: [], draftOrders: [] },
    id: String(77_000_000_001 + offset),
    email: `hello@${size.handle}.example`,
    currency: "EUR",
    timezone: "Europe/Berlin",
    city: "Berlin",
    staff: makeStaff(offset ? 1 : 3, offset, `${size.handle}.example`),
  };
  shop.orders = makeOrders(shop, size.orders, offset, now);
  return shop;
}

/** Orders #1001 and up, about seven a day, the newest an hour old. */
function makeOrders({ customers, products }: Shop, count: number, offset: number, now: number): Order[] {
  const random = repeatable(20_261);
  return Array.from({ length: count }, (_, at) => {
    const placedAt = now - 3_600_000 - (count - 1 - at) * 3.6 * 3_600_000;
    return makeOrder({ number: 1_001 + at, offset, at: placedAt, now, customers, products, random });
  });
}

/** A row of numbers between 0 and 1 that is the same at every start (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
