import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import type { DataClass } from "#app/modules/privacy/data-class.ts";
import { dataClasses } from "#app/modules/privacy/data-classes.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { classList, registerT } from "#app/modules/privacy/register-words.ts";
import { tables } from "#app/modules/privacy/register.ts";
import { metrics } from "#app/platform/metrics.server.ts";

const classes: Record<string, DataClass> = dataClasses;

/** The columns of some tables by their class, internal numbers aside. */
function classesOf(...names: string[]): string[] {
  const fields = tables.filter(({ table }) => names.includes(table)).flatMap(({ fields: found }) => found);
  return [...new Set(fields.map(({ data }) => data))].filter((data) => data !== "reference").toSorted();
}

// promise R1-4
test("every record says whose data it is: customer's, staff's, the store's; owner and team are told apart by role", () => {
  for (const { table, rows, fields } of tables)
    for (const { data, name } of fields)
      if (rows.of === "person")
        expect(["customer", "nobody", "staff"], `${table}.${name}`).toContain(classes[data]?.subject);
  // Who of the staff sent a message or decided about it is said there too.
  const ofCustomers = new Set(classesOf("contacts", "messages").map((data) => classes[data]?.subject));
  expect(ofCustomers).toContain("customer");
  expect(ofCustomers).not.toContain("merchant");
  expect(classesOf("staff").map((data) => classes[data]?.subject)).toEqual(["staff"]);
  expect(tables.find(({ table }) => table === "staff")?.fields.map(({ name }) => name)).toContain("role");
  expect(classes[classesOf("shops")[0] ?? ""]?.subject).toBe("merchant");
  const bases = ["customer", "staff", "merchant"].map(
    (subject) => Object.values(classes).find((found) => found.subject === subject)?.basis,
  );
  expect(new Set(bases).size).toBe(3);
});

// promise R1-9
test("a store's own data is a kind of its own in the register, apart from its customers' and its staff's", () => {
  expect(classesOf("shops")).toEqual(["business", "secret"]);
  expect(classesOf("saved_replies")).toContain("library");
  for (const name of ["business", "library", "connection"])
    expect(classes[name], name).toMatchObject({ subject: "merchant", erasure: "erased" });
});

// promise R4-36
// promise R3-18
// promise R5-12
test("nothing is kept for marketing: no purpose speaks of it, and of consent to it Shopify is not asked", async () => {
  const marketing = /market|advert|newsletter|audience|campaign|retarget|consent/i;
  const t = registerT(translatorOf("en"));
  for (const [name] of classList) expect(t(`classes.${name}.purpose`), name).not.toMatch(marketing);
  const columns = tables.flatMap(({ table, fields }) => fields.map(({ column }) => `${table}.${column}`));
  expect(columns.filter((column) => marketing.test(column))).toEqual([]);
  const asked: string[] = [];
  for await (const file of glob("app/integrations/**/*.ts")) asked.push(readFileSync(file, "utf8"));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.join("\n")).not.toMatch(/marketing(State|Consent|Opt)|acceptsMarketing|customaudience/i);
});

// promise R4-49
// promise R4-21
// promise R2-43
// promise R3-13
test("use is measured in sums alone: a number's labels are codes of ours, none tells a store or a person", () => {
  const labels = metrics
    .getMetricsAsArray()
    .filter(({ help }) => help)
    .flatMap((metric) => ("labelNames" in metric ? (metric.labelNames as string[]) : []));
  const ofProcess = ["type", "kind", "version", "major", "minor", "patch", "space"];
  expect([...new Set(labels)].filter((label) => !ofProcess.includes(label)).toSorted()).toEqual([
    "clock",
    "job",
    "outcome",
    "result",
    "source",
    "state",
  ]);
});
