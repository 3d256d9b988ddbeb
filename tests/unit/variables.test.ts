import fc from "fast-check";
import { expect, test } from "vitest";
import { cardLimits } from "#app/modules/channels/instagram/rules.ts";
import { orderStage, orderStages, type OrderStage } from "#app/modules/content/variables/order-stage.ts";
import { resolveTemplate, type VariableValue } from "#app/modules/content/variables/resolve.ts";
import type { CustomerSource, ReplySources } from "#app/modules/content/variables/sources.ts";
import {
  hasPlaceholder,
  parseTemplate,
  printVariable,
  type Part,
} from "#app/modules/content/variables/template.ts";
import { customerWords } from "#app/modules/content/content.server.ts";
import { tellingOf } from "#app/modules/content/variables/telling.ts";
import { valuesFrom } from "#app/modules/content/variables/values.ts";
import { variableNames, type VariableName } from "#app/modules/content/variables/variables.ts";
import type { OrderSummary } from "#app/modules/orders/orders.ts";

const stages = Object.fromEntries(orderStages.map((stage) => [stage, stage])) as Record<OrderStage, string>;
const words = { stages, viewProduct: "View product", fromPrice: "from {price}" };

function order(over: Partial<OrderSummary> = {}): OrderSummary {
  return {
    gid: "gid://shopify/Order/1",
    name: "#1001",
    processedAt: "2026-11-20T23:30:00.000Z",
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    deliveryStatus: null,
    estimatedDeliveryAt: null,
    total: { amount: "1129.5", currencyCode: "EUR" },
    refunded: null,
    tracking: [],
    items: [{ title: "Brass lamp", variantTitle: "Large", quantity: 1 }],
    ...over,
  };
}

function customer(over: Partial<CustomerSource> = {}): CustomerSource {
  const name = { name: "Maya Lindqvist", firstName: "Maya", lastName: "Lindqvist" };
  return { gid: "gid://shopify/Customer/1", ...name, orders: [order()], ...over };
}

function sources(over: Partial<ReplySources> = {}): ReplySources {
  return {
    contact: { handle: "maya.home", name: "Maya" },
    staffName: "Ana",
    shopName: "Couplet Demo",
    timezone: "Europe/Berlin",
    restricted: false,
    customers: [customer()],
    unread: false,
    chosen: {},
    ...over,
  };
}

const resolved = (text: string, over: Partial<ReplySources> = {}, language = "en") =>
  resolveTemplate(text, valuesFrom(sources(over), { language, words }));

const reasons = (text: string, over: Partial<ReplySources> = {}) =>
  resolved(text, over).missing.map(({ reason }) => reason);

const plainText = fc.string({ unit: "grapheme" }).filter((text) => !/[{}]/.test(text));
const fallback = plainText.map((text) => text.trim());

const variablePart = fc
  .record({ name: fc.constantFrom(...variableNames), fallback: fc.option(fallback) })
  .map(({ name, fallback }): Part => ({
    kind: "variable",
    source: printVariable(name, fallback),
    name,
    fallback,
  }));
const textPart = plainText.filter((text) => text !== "").map((source): Part => ({ kind: "text", source }));

/** Neighbouring texts are one part. */
const separate = (parts: Part[]) =>
  parts.filter((part, at) => !(part.kind === "text" && parts[at - 1]?.kind === "text"));

const template = fc.array(fc.oneof(variablePart, textPart)).map(separate);
const source = (parts: Part[]) => parts.map((part) => part.source).join("");

/** What people type when they get braces wrong. */
const bracy = fc
  .array(fc.constantFrom("{", "}", "{{", "}}", "|", " ", "order.name", "customer", "\n", "x"))
  .map((bits) => bits.join(""));

test("what is printed is read again as the same parts, without a fault", () => {
  fc.assert(
    fc.property(template, (parts) => {
      expect(parseTemplate(source(parts))).toEqual({ parts, faults: [] });
    }),
  );
});

test("nothing of a text is lost in reading it, whatever is wrong with its braces", () => {
  fc.assert(
    fc.property(fc.oneof(bracy, fc.string()), (text) => {
      const { parts, faults } = parseTemplate(text);
      expect(source(parts)).toBe(text);
      for (const fault of faults) expect(text.slice(fault.at).startsWith(fault.source)).toBe(true);
    }),
  );
});

const anyValue = fc.oneof(
  fc.string().map((text): VariableValue => ({ text })),
  bracy.map((text): VariableValue => ({ text })),
  fc
    .constantFrom("no_customer", "choose_order", "no_tracking")
    .map((missing): VariableValue => ({ missing })),
);
const anyValues = fc.record(
  Object.fromEntries(variableNames.map((name) => [name, anyValue])) as Record<VariableName, typeof anyValue>,
);

test("a text without braces left is one in which nothing is missing or faulty, whatever the values are", () => {
  fc.assert(
    fc.property(fc.oneof(template.map(source), bracy), anyValues, (text, values) => {
      const { text: told, missing, faults } = resolveTemplate(text, (name) => values[name]);
      expect(hasPlaceholder(told)).toBe(missing.length + faults.length > 0);
    }),
  );
});

test("resolving leaves text alone and puts each value in its place", () => {
  fc.assert(
    fc.property(template, anyValues, (parts, values) => {
      const { text } = resolveTemplate(source(parts), (name) => values[name]);
      let at = 0;
      for (const part of parts) {
        if (part.kind !== "text") continue;
        const found = text.indexOf(part.source, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + part.source.length;
      }
    }),
  );
});

test("resolving twice changes nothing: a customer called like a variable is no variable", () => {
  fc.assert(
    fc.property(template.map(source), anyValues, (text, values) => {
      const once = resolveTemplate(text, (name) => values[name]);
      expect(resolveTemplate(once.text, (name) => values[name]).text).toBe(once.text);
    }),
  );
  const named = [customer({ firstName: "{{staff.first_name}}" })];
  expect(resolved("Hi {{customer.first_name}}", { customers: named }).text).toBe("Hi ((staff.first_name))");
});

test.each([
  ["Hello {{customer.frist_name}}", "unknown", "{{customer.frist_name}}", "customer.first_name"],
  ["Hello {{first_name}}", "unknown", "{{first_name}}", "customer.first_name"],
  ["Hello {{customer.name}}", "unknown", "{{customer.name}}", "customer.first_name"],
  ["Hello {{ weather }}", "unknown", "{{ weather }}", null],
  ["Hello {{}}", "empty", "{{}}", null],
  ["Hello {{order.name", "unclosed", "{{order.name", null],
  ["Hello {{order.name}\nBye", "unclosed", "{{order.name}", null],
  ["{{order.name {{order.name}}", "unclosed", "{{order.name ", null],
])("%s is told to be %s", (text, code, source, nearest) => {
  expect(parseTemplate(text).faults).toEqual([{ code, source, at: text.indexOf(source), nearest }]);
});

test("white space inside the braces does not count, a fallback may be empty", () => {
  expect(resolved("Hi {{ customer.first_name }}!").text).toBe("Hi Maya!");
  expect(resolved("Hi {{customer.first_name | there }}!", { customers: [] }).text).toBe("Hi there!");
  expect(resolved("Hi{{customer.first_name|}}!", { customers: [] }).text).toBe("Hi!");
});

test("every variable of a linked customer with one order has a value", () => {
  const tracking = [{ company: "DHL", number: "0034", url: "https://dhl.example/0034" }];
  const product = {
    title: "Candle",
    price: { amount: "19.0", currencyCode: "EUR" },
    url: "https://shop.example/products/candle",
  };
  const all = variableNames.map((name) => printVariable(name)).join("\n");
  const told = resolved(all, {
    customers: [customer({ orders: [order({ tracking })] })],
    chosen: { product },
  });
  expect(told.missing).toEqual([]);
  expect(told.text.split("\n")).toEqual([
    "Maya",
    "Lindqvist",
    "#1001",
    "being_prepared",
    "€1,129.50",
    "November 21, 2026",
    "1 × Brass lamp (Large)",
    "0034",
    "https://dhl.example/0034",
    "Candle",
    "€19.00",
    "https://shop.example/products/candle",
    "@maya.home",
    "Maya",
    "Ana",
    "Couplet Demo",
  ]);
});

test("money and dates follow the language, days the store's zone", () => {
  expect(resolved("{{order.total}} {{order.date}}", {}, "de").text.replaceAll(/\s/g, " ")).toBe(
    "1.129,50 € 21. November 2026",
  );
  expect(resolved("{{order.date}}", { timezone: "America/New_York" }).text).toBe("November 20, 2026");
  const odd = [customer({ orders: [order({ total: { amount: "5", currencyCode: "XXQ1" } })] })];
  expect(resolved("{{order.total}}", { customers: odd }).text).toBe("5 XXQ1");
});

test("what is missing is told by its cause", () => {
  expect(reasons("{{order.name}}", { customers: [] })).toEqual(["no_customer"]);
  expect(reasons("{{order.name}}", { customers: [], unread: true })).toEqual(["customer_unread"]);
  expect(reasons("{{order.name}}", { customers: [customer({ orders: [] })] })).toEqual(["no_order"]);
  expect(reasons("{{order.tracking_url}}")).toEqual(["no_tracking"]);
  expect(reasons("{{customer.first_name}}", { customers: [customer({ firstName: null })] })).toEqual([
    "no_first_name",
  ]);
  expect(reasons("{{product.title}}")).toEqual(["choose_product"]);
  expect(reasons("{{contact.handle}}", { contact: { handle: null, name: null } })).toEqual(["no_handle"]);
});

test("of a restricted person nothing is used, though it is known", () => {
  const told = resolved("{{customer.first_name}} {{order.name}} {{staff.first_name}}", { restricted: true });
  expect(told.missing.map(({ reason }) => reason)).toEqual(["restricted", "restricted"]);
  expect(told.text).toBe("{{customer.first_name}} {{order.name}} Ana");
});

test("of several orders staff choose one, and no fallback chooses for them", () => {
  const two = [customer({ orders: [order({ gid: "b", name: "#1002" }), order({ gid: "a" })] })];
  expect(reasons("{{order.name|your order}}", { customers: two })).toEqual(["choose_order"]);
  expect(resolved("{{order.name}}", { customers: two, chosen: { orderGid: "a" } }).text).toBe("#1001");
});

test("of several customers staff choose one; whose order it is says which", () => {
  const tom = customer({ gid: "tom", firstName: "Tom", orders: [order({ gid: "t", name: "#1007" })] });
  const both = [customer(), tom];
  expect(reasons("{{customer.first_name|there}}", { customers: both })).toEqual(["choose_customer"]);
  const byOrder = { customers: both, chosen: { orderGid: "t" } };
  expect(resolved("{{customer.first_name}} {{order.name}}", byOrder).text).toBe("Tom #1007");
  const byCustomer = { customers: both, chosen: { customerGid: "tom" } };
  expect(resolved("{{customer.first_name}} {{order.name}}", byCustomer).text).toBe("Tom #1007");
});

test.each([
  [{}, "being_prepared"],
  [{ financialStatus: "PENDING" }, "awaiting_payment"],
  [{ fulfillmentStatus: "FULFILLED" }, "shipped"],
  [{ fulfillmentStatus: "FULFILLED", deliveryStatus: "IN_TRANSIT" }, "on_its_way"],
  [{ fulfillmentStatus: "FULFILLED", deliveryStatus: "SOMETHING_NEW" }, "shipped"],
  [{ fulfillmentStatus: "PARTIALLY_FULFILLED", deliveryStatus: "DELIVERED" }, "partly_shipped"],
  [{ fulfillmentStatus: "FULFILLED", deliveryStatus: "DELIVERED" }, "delivered"],
  [{ financialStatus: "REFUNDED", deliveryStatus: "DELIVERED" }, "refunded"],
  [{ cancelledAt: "2026-11-21T00:00:00Z", financialStatus: "REFUNDED" }, "cancelled"],
])("an order with %j is %s", (over, stage) => {
  expect(orderStage(order(over))).toBe(stage);
});

test("a reply is told in its own language, else in the writer's, and never in none", () => {
  const all = customerWords();
  expect(tellingOf(all, "de", "en")).toMatchObject({
    language: "de",
    words: { viewProduct: "Produkt ansehen" },
  });
  expect(tellingOf(all, null, "fr").language).toBe("fr");
  expect(tellingOf(all, "it", "es").language).toBe("es");
  expect(tellingOf(all, null, "en-XA").words).toEqual(all["en"]);
});

test("the button to a product fits on a card in every language", () => {
  for (const { viewProduct } of Object.values(customerWords()))
    expect([...viewProduct].length).toBeLessThanOrEqual(cardLimits.buttonTitle);
});
