import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { tables } from "#app/modules/privacy/register.ts";
import { modelsOf, registerFile, registerSource } from "#scripts/register.ts";

// promise R1-15
test("every field of every model says what data it is, and the register is up to date: npm run db:generate", async () => {
  expect(readFileSync(registerFile, "utf8")).toBe(await registerSource());
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

test("a field that is sealed says with which key", () => {
  const field = (annotation: string) =>
    modelsOf(
      `/// @rows shop\nmodel Thing {\n  /// @data secret ${annotation}\n  noteSealed Bytes @map("note_sealed")\n}\n`,
    )[0];
  expect(field("")?.faults).toEqual(["Thing.noteSealed: @sealed says which key seals it"]);
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
