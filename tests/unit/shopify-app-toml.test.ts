import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse as parseToml } from "smol-toml";
import { getNamedType, parse, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import { shopifyTopics } from "#app/jobs/inbound/shopify-topics.ts";
import { scopeFor } from "#app/modules/conversations/offers/offers.ts";
import { adminApiVersion } from "#app/integrations/shopify/version.ts";
import { adminSchema, operations } from "#scripts/generate.ts";
import { adminSchemaFile } from "#scripts/shopify-schema.ts";
import { sellingScopes } from "#tests/support/shopify-sandbox.ts";

interface Subscription {
  topics?: string[];
  compliance_topics?: string[];
  uri: string;
  include_fields?: string[];
}

interface AppConfiguration {
  access_scopes: { scopes: string; optional_scopes: string[] };
  webhooks: { api_version: string; subscriptions: Subscription[] };
}

const text = readFileSync("shopify.app.toml", "utf8");
const configuration = parseToml(text) as unknown as AppConfiguration;
const { subscriptions } = configuration.webhooks;
const granted = configuration.access_scopes.scopes.split(",");

/** By type or field, the scopes of which one is asked for. */
async function scopesBySchema(): Promise<Map<string, string[]>> {
  const file = gunzipSync(readFileSync(await adminSchemaFile(adminApiVersion))).toString("utf8");
  const { offline_scopes } = JSON.parse(file) as {
    offline_scopes: { items: { typeName: string; fieldName?: string; offlineScopes: string[] }[] };
  };
  return new Map(
    offline_scopes.items.map(({ typeName, fieldName, offlineScopes }) => [
      fieldName ? `${typeName}.${fieldName}` : typeName,
      offlineScopes,
    ]),
  );
}

/** What one operation touches, and for each thing the scopes of which one must be granted. */
function demands(schema: GraphQLSchema, byName: Map<string, string[]>, operation: string): string[][] {
  const found: string[][] = [];
  const types = new TypeInfo(schema);
  const ask = (name: string) => found.push(byName.get(name) ?? []);
  visit(
    parse(operation),
    visitWithTypeInfo(types, {
      Field: (node) => {
        ask(`${types.getParentType()?.name}.${node.name.value}`);
        ask(getNamedType(types.getType())?.name ?? "");
      },
    }),
  );
  return found.filter((scopes) => scopes.length > 0);
}

/** To write includes to read (Shopify, "Access scopes"). */
const covers = (scopes: string[], wanted: string) =>
  scopes.includes(wanted) || scopes.includes(wanted.replace(/^read_/, "write_"));

const optional = configuration.access_scopes.optional_scopes;

/** What some operations touch that these scopes do not open. */
const missedBy = (scopes: string[], wanted: string[][]) =>
  wanted.filter((oneOf) => !oneOf.some((scope) => covers(scopes, scope)));

/** What is asked for when it is first needed, and not before the app is installed. */
const offers = /^mutation (DiscountCreate|DraftOrderCreate)|^query (DiscountByCode|DraftOrdersTagged)/;

async function wantedBy(isMeant: (operation: string) => boolean): Promise<string[][]> {
  const [schema, byName] = [await adminSchema(adminApiVersion), await scopesBySchema()];
  const meant = (await operations()).filter(({ text }) => isMeant(text.replace("#graphql", "").trim()));
  return meant.flatMap(({ text: operation }) => demands(schema, byName, operation));
}

// promise R2-20
test("the scopes are exactly those that the queries in use need, and only offers need the optional ones", async () => {
  for (const [scopes, before, wanted] of [
    [granted, [], await wantedBy((operation) => !offers.test(operation))],
    [optional, granted, await wantedBy((operation) => offers.test(operation))],
  ] as const) {
    expect(wanted.length).toBeGreaterThan(0);
    expect(missedBy([...before, ...scopes], wanted)).toEqual([]);
    for (const scope of scopes) {
      const spared = [...before, ...scopes].filter((other) => other !== scope);
      expect(missedBy(spared, wanted), `${scope} is granted and not needed`).not.toEqual([]);
    }
  }
});

test("each offer asks for the scope that the merchant may allow, and the stand-in of Shopify knows the same ones", () => {
  expect(Object.values(scopeFor).toSorted()).toEqual(optional.toSorted());
  expect(sellingScopes.toSorted()).toEqual(optional.toSorted());
});

test("every example of an environment grants the scopes of shopify.app.toml", () => {
  const example = /^SCOPES=(.*)$/m.exec(readFileSync(".env.example", "utf8"))?.[1];
  expect(example).toBe(configuration.access_scopes.scopes);
});

/** Shopify, "Webhook topics" 2026-07: what a subscription to each needs. */
const scopeOfTopic: Record<string, string | null> = {
  "app/uninstalled": null,
  "app/scopes_update": null,
  "orders/create": "read_orders",
  "orders/updated": "read_orders",
  "orders/cancelled": "read_orders",
  "customers/update": "read_customers",
  "customers/delete": "read_customers",
};

test("every topic that is subscribed is handled, and every topic that is handled is subscribed", () => {
  const subscribed = subscriptions.flatMap(({ topics = [], compliance_topics = [] }) => [
    ...topics,
    ...compliance_topics,
  ]);
  expect(subscribed.toSorted()).toEqual(Object.keys(shopifyTopics).toSorted());
});

test("no subscription needs a scope that is not granted", () => {
  for (const topic of subscriptions.flatMap(({ topics = [] }) => topics)) {
    const scope = scopeOfTopic[topic];
    expect(scope, topic).not.toBeUndefined();
    if (scope) expect(granted, topic).toContain(scope);
  }
});

test("the three compliance topics are declared and all webhooks go to the one intake", () => {
  const compliance = subscriptions.flatMap(({ compliance_topics = [] }) => compliance_topics);
  expect(compliance.toSorted()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
  expect(new Set(subscriptions.map(({ uri }) => uri))).toEqual(new Set(["/webhooks/shopify"]));
});

test("webhooks come in the version that queries are written for", () => {
  expect(configuration.webhooks.api_version).toBe(adminApiVersion);
});

test("webhooks about orders and customers carry ids only, and something that changes", () => {
  const ids = /^(customer\.)?(id|admin_graphql_api_id)$|^updated_at$/;
  for (const { topics = [], include_fields } of subscriptions) {
    if (!topics.some((topic) => /^(orders|customers)\//.test(topic))) continue;
    expect(
      include_fields?.filter((field) => !ids.test(field)),
      topics.join(),
    ).toEqual([]);
    if (!topics.includes("customers/delete")) expect(include_fields).toContain("updated_at");
  }
});

test("each block of webhooks names the file that handles it, and the file is there", () => {
  const blocks = text
    .split("\n")
    .flatMap((line, at, lines) => (line === "[[webhooks.subscriptions]]" ? [lines[at - 1]] : []));
  expect(blocks).toHaveLength(subscriptions.length);
  for (const line of blocks) {
    const file = /^# Handled by: (\S+) \(\w+\)$/.exec(line ?? "")?.[1] ?? "";
    expect(existsSync(file), line).toBe(true);
  }
});
