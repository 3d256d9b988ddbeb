import fc from "fast-check";
import { expect, test } from "vitest";
import { nextTurn } from "#app/modules/conversations/queue/turn-of-day.ts";
import type { ConversationRow } from "#app/modules/conversations/conversations.ts";
import { forecastWords, whyHere } from "#app/modules/conversations/ui/inbox/queue-words.ts";
import type { CustomerSnapshotView, OrderSummary } from "#app/modules/orders/orders.ts";
import { stakeOf } from "#app/modules/orders/stake.ts";
import { day, hour } from "#app/platform/clock.ts";
import { makeTranslator } from "#app/language/translator.ts";
import { formatMoney } from "#app/ui/money.ts";
import { timeWords } from "#app/ui/time-words.ts";
import { clockTime } from "#app/ui/times.ts";
import inbox from "#app/locales/en/inbox.json" with { type: "json" };
import times from "#app/locales/en/times.json" with { type: "json" };
import { orders, simulate } from "../../bench/queue/week.ts";

const english = makeTranslator("en", { inbox, times });
const words = {
  t: english.getFixedT("en", "inbox"),
  times: timeWords(english.getFixedT("en", "times"), "UTC"),
  money: formatMoney,
  timezone: "UTC",
};

const now = new Date("2026-11-20T10:00:00Z");
const iso = (ago: number) => new Date(now.getTime() - ago).toISOString();

test("in every simulated week the queue loses no more windows than the newest first, and fewer with an order", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const week = { seed, perDay: 220, staff: 2 };
    const [queue, newest] = [
      simulate(orders["runs out first"], week),
      simulate(orders["newest first"], week),
    ];
    expect(queue.lost).toBeLessThan(newest.lost);
    expect(queue.lostWithOrder).toBeLessThan(newest.lostWithOrder);
  }
});

function order(over: Partial<OrderSummary>): OrderSummary {
  const base = { gid: "gid://shopify/Order/1", name: "#1001", processedAt: iso(day), cancelledAt: null };
  const status = { financialStatus: "PAID", fulfillmentStatus: "UNFULFILLED", deliveryStatus: null };
  const rest = { estimatedDeliveryAt: null, refunded: null, tracking: [], items: [] };
  return { ...base, ...status, ...rest, total: { amount: "129.00", currencyCode: "EUR" }, ...over };
}

function customer(orders: OrderSummary[], numberOfOrders = orders.length): CustomerSnapshotView {
  const names = { name: "Maya", firstName: "Maya", lastName: null };
  const person = { gid: "gid://shopify/Customer/1", ...names, email: null, phone: null, city: null };
  const amountSpent = { amount: "300.00", currencyCode: "EUR" };
  const read = { fetchedAt: iso(0), staleSince: null, lastError: null };
  return { ...person, numberOfOrders, amountSpent, tags: [], orders, ...read };
}

const delivered = { fulfillmentStatus: "FULFILLED", deliveryStatus: "DELIVERED" };

test.each([
  ["an order under way", [order({})], "open_order", "#1001"],
  [
    "an order on its way",
    [order({ fulfillmentStatus: "FULFILLED", deliveryStatus: "IN_TRANSIT" })],
    "open_order",
    "#1001",
  ],
  ["an order that just arrived", [order(delivered)], "recent_order", "#1001"],
  ["an order from long ago", [order({ ...delivered, processedAt: iso(100 * day) })], "customer", null],
  [
    "an order that was never fulfilled and forgotten",
    [order({ processedAt: iso(100 * day) })],
    "customer",
    null,
  ],
  ["a cancelled order", [order({ cancelledAt: iso(hour) })], "customer", null],
  ["a refunded order", [order({ financialStatus: "REFUNDED" })], "customer", null],
  [
    "an open order behind a newer delivered one",
    [order({ ...delivered, name: "#1002", processedAt: iso(hour) }), order({})],
    "open_order",
    "#1001",
  ],
])("%s weighs as it should", (_what, its, kind, orderName) => {
  expect(stakeOf([customer(its)], now)).toMatchObject({ kind, orderName });
});

test("who never bought, or is nobody's customer, weighs nothing", () => {
  expect(stakeOf([customer([])], now)).toBeNull();
  expect(stakeOf([], now)).toBeNull();
});

test("the next turn of the day is 9 or 18 on the wall of the shop, within a day, clock changes or not", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  const zone = fc.constantFrom(
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Adelaide",
  );
  fc.assert(
    fc.property(moment, zone, (at, timezone) => {
      const turn = nextTurn(at, timezone);
      expect(["09:00", "18:00"]).toContain(clockTime(turn.toISOString(), timezone));
      expect(turn.getTime()).toBeGreaterThan(at.getTime());
      expect(turn.getTime() - at.getTime()).toBeLessThanOrEqual(16 * hour);
    }),
  );
});

test("a row says why it is where it is, and nothing that its times already say", () => {
  const row = (over: Partial<ConversationRow>) =>
    ({ lastMessageAt: iso(hour), waitingSince: null, stake: null, ...over }) as ConversationRow;
  const amount = { amount: "129.00", currencyCode: "EUR" };
  expect(whyHere(words, row({}), now)).toBeNull();
  expect(whyHere(words, row({ waitingSince: iso(hour) }), now)).toBeNull();
  expect(whyHere(words, row({ waitingSince: iso(5 * hour) }), now)).toBe("Waits 5 h");
  expect(
    whyHere(
      words,
      row({ waitingSince: iso(hour), stake: { kind: "open_order", orderName: "#1001", amount } }),
      now,
    ),
  ).toBe("Open order #1001 · €129.00");
  expect(whyHere(words, row({ stake: { kind: "open_order", orderName: "#1001", amount } }), now)).toBeNull();
});

test("the forecast says how many and until when", () => {
  const until = "2026-11-20T18:00:00Z";
  expect(forecastWords(words, 0, until, now)).toBeNull();
  expect(forecastWords(words, 1, until, now)).toBe("1 thread loses its window before 18:00");
  expect(forecastWords(words, 7, "2026-11-21T09:00:00Z", now)).toBe(
    "7 threads lose their window before 09:00 tomorrow",
  );
});
