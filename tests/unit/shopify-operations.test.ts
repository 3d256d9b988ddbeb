import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { getNamedType, NoDeprecatedCustomRule, parse, specifiedRules, TypeInfo, validate, visit, visitWithTypeInfo, type GraphQLSchema } from "graphql";
import { parse as parseToml } from "smol-toml";
import { expect, test } from "vitest";
import { shopifyTopics } from "#app/jobs/inbound/shopify-topics.ts";
import { adminApiVersion } from "#app/integrations/shopify/version.ts";
import { adminSchema, operations, operationTypes } from "#scripts/generate.ts";
import { adminSchemaFile } from "#scripts/shopify-schema.ts";

interface Toml {
  access_scopes: { scopes: string };
  webhooks: { api_version: string; subscriptions: { topics?: string[]; compliance_topics?: string[]; uri: string }[] };
}

const tomlText = readFileSync("shopify.app.toml", "utf8");
const toml = parseToml(tomlText) as unknown as Toml;
const all = await operations();

test.each([adminApiVersion, "2026-10"])("every query is accepted by Shopify's published schema %s, without anything deprecated", async (version) => {
  const schema = await adminSchema(version);
  for (const { constant, text } of all) {
    expect(validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]), constant).toEqual([]);
  }
});

test("the generated types are those of the queries", async () => {
  expect(readFileSync("app/integrations/shopify/operations.generated.ts", "utf8")).toBe(await operationTypes());
});

test("the scopes asked for are exactly what the queries in use need", async () => {
  const needs = await scopeNeeds(await adminSchema(adminApiVersion));
  const asked = toml.access_scopes.scopes.split(",");
  const unmet = (scopes: string[]) => needs.filter((anyOf) => !anyOf.some((scope) => scopes.includes(scope)));
  expect(unmet(asked)).toEqual([]);
  for (const scope of asked) expect(unmet(asked.filter((other) => other !== scope)), `${scope} is needed`).not.toEqual([]);
});

test("every topic subscribed is handled, and every topic handled is subscribed", () => {
  const subscribed = toml.webhooks.subscriptions.flatMap(({ topics = [], compliance_topics = [] }) => [...topics, ...compliance_topics]);
  expect(subscribed.sort()).toEqual(Object.keys(shopifyTopics).sort());
  expect(new Set(toml.webhooks.subscriptions.map(({ uri }) => uri))).toEqual(new Set(["/webhooks/shopify"]));
  expect(toml.webhooks.api_version).toBe(adminApiVersion);
});

test("each subscription names a handler that exists", () => {
  const named = [...tomlText.matchAll(/# Handled by: (\S+)/g)].map(([, file]) => file ?? "");
  expect(named).toHaveLength(toml.webhooks.subscriptions.length);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

interface ScopeItem {
  type: "type" | "field";
  typeName: string;
  fieldName?: string;
  offlineScopes: string[];
}

/** What every type and field the queries touch needs, each as the scopes of which any one will do (Shopify's own file). */
async function scopeNeeds(schema: GraphQLSchema): Promise<string[][]> {
  const file = JSON.parse(gunzipSync(readFileSync(await adminSchemaFile(adminApiVersion))).toString("utf8")) as { offline_scopes: { items: ScopeItem[] } };
  const byType = new Map<string, string[]>();
  const byField = new Map<string, string[]>();
  for (const item of file.offline_scopes.items) {
    if (item.type === "type") byType.set(item.typeName, item.offlineScopes);
    else byField.set(`${item.typeName}.${item.fieldName}`, item.offlineScopes);
  }
  const needs = new Map<string, string[]>();
  const info = new TypeInfo(schema);
  for (const { text } of all) {
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field() {
          const parent = info.getParentType()?.name ?? "";
          const type = info.getType();
          const touched = [byField.get(`${parent}.${info.getFieldDef()?.name}`), type && byType.get(getNamedType(type).name)];
          for (const anyOf of touched) if (anyOf && anyOf.length > 0) needs.set(anyOf.join(), anyOf);
        },
      }),
    );
  }
  return [...needs.values()];
}
