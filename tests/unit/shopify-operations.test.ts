import { readFileSync } from "node:fs";
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { expect, test } from "vitest";
import { adminApiVersion } from "#app/integrations/shopify/version.ts";
import { adminSchema, operations, operationTypes } from "#scripts/generate.ts";
import { adminVersions } from "#scripts/shopify-schema.ts";

test("the version in use and the newest one are both checked", () => {
  expect(adminVersions).toContain(adminApiVersion);
  expect(adminVersions).toContain("2026-10");
});

test.each(adminVersions)(
  "every query is valid on %s and uses nothing that is on its way out",
  async (version) => {
    const schema = await adminSchema(version);
    const all = await operations();
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const { constant, text } of all) {
      const faults = validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]);
      expect(
        faults.map((fault) => fault.message),
        constant,
      ).toEqual([]);
    }
  },
);

test("a query that Shopify would refuse is seen", async () => {
  const schema = await adminSchema(adminApiVersion);
  const outdated = parse("{ customers(first: 1) { nodes { email } } }");
  expect(validate(schema, outdated, [...specifiedRules, NoDeprecatedCustomRule])).not.toEqual([]);
});

test("the types of queries are up to date: npm run db:generate writes them", async () => {
  expect(readFileSync("app/integrations/shopify/operations.generated.ts", "utf8")).toBe(
    await operationTypes(),
  );
});
