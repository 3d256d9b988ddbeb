/**
 * Reads the annotations of the Prisma schema: `@rows` on a model, `@data` on every field, `@sealed` or `@unsealed` on
 * every field of bytes, `@code` on a person's field that holds one of a few words of ours.
 */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import type { DataClass } from "#app/modules/privacy/data-class.ts";
import { dataClasses, type DataClassName } from "#app/modules/privacy/data-classes.ts";
import type { RegisteredField, RegisteredTable, Rows, Sealed } from "#app/modules/privacy/register.ts";

export const registerFile = "app/modules/privacy/register.generated.ts";
export const limitsFile = "app/platform/data-limits.generated.ts";

/** Every model of the schema, by name. @throws naming every field or model without a valid annotation */
async function allModels(): Promise<Model[]> {
  const models: Model[] = [];
  for await (const file of glob("prisma/models/*.prisma"))
    models.push(...modelsOf(readFileSync(file, "utf8")));
  models.sort((a, b) => a.name.localeCompare(b.name));
  const faults = models.flatMap(({ faults }) => faults);
  if (faults.length > 0) throw new Error(`the register is not complete:\n${faults.join("\n")}`);
  return models;
}

/** The register as TypeScript. @throws naming every field or model without a valid annotation */
export async function registerSource(): Promise<string> {
  const models = await allModels();
  const tables = models.map(({ table, rows, fields }): RegisteredTable => ({ table, rows, fields }));
  return [
    "/** Written by npm run db:generate from the annotations in prisma/models. */",
    'import type { RegisteredTable } from "./register.ts";',
    "",
    `export const tables: RegisteredTable[] = ${JSON.stringify(tables)};`,
    "",
  ].join("\n");
}

/** What the register means for the floor, which knows nothing of it: what no log carries, who may be told what. */
export async function limitsSource(): Promise<string> {
  const hidden = [...new Set((await allModels()).flatMap(({ hidden }) => hidden))].sort();
  return [
    "/** Written by npm run db:generate from prisma/models and privacy/data-classes.ts. */",
    "",
    "/** Fields that hold a person's data or a secret, sealed and opened: no log line carries them. */",
    `export const hiddenFields = ${JSON.stringify(hidden)};`,
    "",
    "/** The classes of data that each recipient outside may be told. */",
    "export interface MayBeTold {",
    `  meta: ${toldTo("meta")};`,
    `  shopify: ${toldTo("shopify")};`,
    `  llm: ${toldTo("llm")};`,
    `  push: ${toldTo("push")};`,
    "}",
    "",
  ].join("\n");
}

function toldTo(recipient: "meta" | "shopify" | "llm" | "push"): string {
  const classes: [string, DataClass][] = Object.entries(dataClasses);
  return classes
    .filter(([, { recipients }]) => recipients.includes(recipient))
    .map(([name]) => JSON.stringify(name))
    .join(" | ");
}

interface Model extends RegisteredTable {
  name: string;
  /** Names that no log line carries: log.server.ts. */
  hidden: string[];
  faults: string[];
}

/** The models of one schema file. */
export function modelsOf(schema: string): Model[] {
  return [...schema.matchAll(/((?:^\/\/\/.*\n)*)^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, documentation = "", name = "", body = ""]) => {
      const rows = rowsOf(documentation);
      const parsed = fieldsOf(body);
      const fields = parsed.map(({ field }) => field);
      return {
        name,
        table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
        rows: rows ?? { of: "proof" },
        fields,
        hidden: parsed.filter(isHidden).flatMap(({ field }) => spellings(field)),
        faults: [
          ...(rows ? [] : [`${name}: @rows says whose its rows are`]),
          ...fields
            .filter((field) => !Object.hasOwn(dataClasses, field.data))
            .map((field) => `${name}.${field.name}: @data names a class of privacy/data-classes.ts`),
          ...parsed
            .filter(isUnclear)
            .map(({ field }) => `${name}.${field.name}: @sealed says which key seals it`),
        ],
      };
    },
  );
}

function rowsOf(documentation: string): Rows | undefined {
  const [, of, via, by] =
    /@rows (shop|staff|mixed|proof|person)(?: by (?:(\w+)\.)?(\w+))?/.exec(documentation) ?? [];
  if (of === "person") return by ? { of, by, ...(via !== undefined && { via }) } : undefined;
  return of ? { of: of as "shop" | "staff" | "mixed" | "proof" } : undefined;
}

interface ParsedField {
  field: RegisteredField;
  type: string;
  /** An id of ours: random, and meaningless outside. */
  uuid: boolean;
  code: boolean;
  unsealed: boolean;
}

const scalar = /^ {2}(\w+)\s+(String|Bytes|DateTime|Int|BigInt|Boolean|Json)\b/;

function fieldsOf(body: string): ParsedField[] {
  let documentation = "";
  return body.split("\n").flatMap((line) => {
    if (line.startsWith("  ///")) documentation += `${line}\n`;
    const [, name, type] = scalar.exec(line) ?? [];
    if (!name || !type) return [];
    const said = documentation;
    documentation = "";
    const data = (/@data (\w+)/.exec(said)?.[1] ?? "") as DataClassName;
    const sealed = sealedOf(said, type === "String");
    const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? name;
    return {
      field: { name, column, data, ...(sealed && { sealed }) },
      type,
      uuid: line.includes("@db.Uuid"),
      code: /@code\b/.test(said),
      unsealed: /@unsealed\b/.test(said),
    };
  });
}

/** Whether nothing says how a field is kept: bytes are sealed or say that they are not, a secret's text is sealed. */
function isUnclear({ field: { data, sealed }, type, unsealed }: ParsedField): boolean {
  if (sealed) return false;
  return (type === "Bytes" && !unsealed) || (type === "String" && data === "secret");
}

/** Times, counts, our own ids and codes say nothing of a person; all else of a person's, or sealed, is hidden. */
const harmless = new Set(["DateTime", "Int", "Boolean"]);

function isHidden({ field, type, uuid, code }: ParsedField): boolean {
  if (field.sealed) return true;
  const { subject }: { subject?: string } = Object.hasOwn(dataClasses, field.data)
    ? dataClasses[field.data]
    : {};
  const guarded = subject === "customer" || subject === "staff" || field.data === "secret";
  return guarded && !harmless.has(type) && !uuid && !code;
}

/** The field's name and, of "noteSealed" or "noteIndex", what it is called once opened: "note". */
function spellings({ name, column }: RegisteredField): string[] {
  const opened = name.replace(/(Sealed|Wrapped|Index)$/, "");
  return [...new Set([name, column, opened])];
}

/** `@sealed person`, or `@sealed ring by shop_id.id`: the columns of the shop and the row, "-" for no shop. */
function sealedOf(documentation: string, text: boolean): Sealed | undefined {
  const [, by, shop, row] = /@sealed (?:(person)\b|ring by ([\w-]+)\.(\w+))/.exec(documentation) ?? [];
  if (by) return { by: "person" };
  return shop && row ? { by: "ring", shop: shop === "-" ? null : shop, row, text } : undefined;
}
