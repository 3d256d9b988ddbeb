import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { tables } from "#app/modules/privacy/register.ts";
import { tableLabel } from "#app/modules/privacy/table-words.ts";
import { limitsFile, limitsSource, modelsOf, registerFile, registerSource } from "#scripts/register.ts";

// promise R1-15
test("every field of every model says what data it is, and the register is up to date: npm run db:generate", async () => {
  expect(readFileSync(registerFile, "utf8")).toBe(await registerSource());
  expect(readFileSync(limitsFile, "utf8")).toBe(await limitsSource());
});

test("a field without a class, with one nobody knows, and a model without an owner are each named", () => {
  const model = (of: string, data: string) =>
    `/// A thing.\n${of}model Thing {\n  /// ${data}\n  id String @id\n\n  @@map("things")\n}\n`;
  const faults = (schema: string) => modelsOf(schema).flatMap((found) => found.faults);
  expect(faults(model("/// @rows shop\n", "@data reference"))).toEqual([]);
  expect(faults(model("/// @rows shop\n", "no class"))).toHaveLength(1);
  expect(faults(model("/// @rows shop\n", "@data gossip"))).toHaveLength(1);
  expect(faults(model("", "@data reference"))).toHaveLength(1);
  expect(faults(model("/// @rows person\n", "@data reference"))).toHaveLength(1);
});

test("a field of bytes says which key seals it or that none does, whatever its name; a secret is sealed", () => {
  const field = (annotation: string, line = "note Bytes") =>
    modelsOf(`/// @rows shop\nmodel Thing {\n  /// @data secret ${annotation}\n  ${line}\n}\n`)[0];
  const fault = ["Thing.note: @sealed says which key seals it"];
  expect(field("")?.faults).toEqual(fault);
  expect(field("", "note Bytes?")?.faults).toEqual(fault);
  expect(field("", "note String")?.faults).toEqual(fault);
  expect(field("@unsealed")?.faults).toEqual([]);
  expect(field("@sealed person")?.faults).toEqual([]);
  expect(field("@sealed ring by -.id")?.fields[0]?.sealed).toEqual({
    by: "ring",
    shop: null,
    row: "id",
    text: false,
  });
});

/** Written and read by Shopify's own library, in the shape it wants. */
const foreign = new Set(["session"]);

// promise R2-21
test("every stored field is read somewhere in the product", async () => {
  let code = "";
  for await (const file of glob("app/**/*.{ts,tsx}"))
    if (!file.endsWith(".generated.ts")) code += readFileSync(file, "utf8");
  const unread = tables
    .filter(({ table }) => !foreign.has(table))
    .flatMap(({ table, fields }) =>
      fields
        .filter(({ name, column }) => !new RegExp(`\\b(${name}|${column})\\b`).test(code))
        .map(({ name }) => `${table}.${name}`),
    );
  expect(unread).toEqual([]);
});

test("whatever a receipt or a question can count has a name for people", () => {
  const counted = tables.filter(
    ({ rows, fields }) => rows.of !== "proof" && fields.some(({ column }) => column === "shop_id"),
  );
  expect(counted.filter(({ table }) => tableLabel(table) === table).map(({ table }) => table)).toEqual([]);
});
