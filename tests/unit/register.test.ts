import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translatorOf } from "#app/language/translator.server.ts";
import { tables } from "#app/modules/privacy/register.ts";
import { tableLabel } from "#app/modules/privacy/table-words.ts";
import { limitsFile, limitsSource, modelsOf, registerFile, registerSource } from "#scripts/register.ts";
import { isExported, isRead, readingCode, stripped } from "#tests/support/readers.ts";

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
// promise R3-4
test("every stored field is read: by code that speaks of its table and does more than write it, or by the exporter", async () => {
  const files = await readingCode();
  const unread = tables
    .filter(({ table }) => !foreign.has(table))
    .flatMap((table) =>
      table.fields
        .filter((field) => !isRead(files, table, field) && !isExported(table, field))
        .map(({ name }) => `${table.table}.${name}`),
    );
  expect(unread).toEqual([]);
});

test("a comment, an INSERT, an UPDATE and what Prisma stores are no readers; a SELECT is", () => {
  const table = { table: "things", rows: { of: "shop" }, fields: [] } as const;
  const field = { name: "madeAt", column: "made_at", data: "operation" } as const;
  const reads = (code: string) => isRead([stripped(code)], { ...table, fields: [] }, field);
  for (const code of [
    "/** things have a made_at */",
    "sql`INSERT INTO things (id, made_at) VALUES ($1, $2)`",
    "sql`UPDATE things SET made_at = now() WHERE id = $1`",
    "sql`UPDATE things SET id = $1, made_at = $2`",
    "tx.thing.create({ data: { madeAt: now } })",
    "sql`SELECT made_at FROM others`",
  ])
    expect(reads(code), code).toBe(false);
  for (const code of ["sql`SELECT made_at FROM things`", "tx.thing.findMany({ select: { madeAt: true } })"])
    expect(reads(code), code).toBe(true);
});

test("whatever a receipt or a question can count has a name for people", () => {
  const counted = tables.filter(
    ({ rows, fields }) => rows.of !== "proof" && fields.some(({ column }) => column === "shop_id"),
  );
  const t = translatorOf("en").getFixedT(null, "tables");
  expect(counted.filter(({ table }) => tableLabel(t, table) === table).map(({ table }) => table)).toEqual([]);
});
