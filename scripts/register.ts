/** Reads the annotations of the Prisma schema: `@rows` on a model, `@data` on every field. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { dataClasses, type DataClassName } from "#app/modules/privacy/data-classes.ts";
import type { RegisteredField, RegisteredTable, Rows, Sealed } from "#app/modules/privacy/register.ts";

export const registerFile = "app/modules/privacy/register.generated.ts";

/** The register as TypeScript. @throws naming every field or model without a valid annotation */
export async function registerSource(): Promise<string> {
  const models: Model[] = [];
  for await (const file of glob("prisma/models/*.prisma"))
    models.push(...modelsOf(readFileSync(file, "utf8")));
  models.sort((a, b) => a.name.localeCompare(b.name));
  const faults = models.flatMap(({ faults }) => faults);
  if (faults.length > 0) throw new Error(`the register is not complete:\n${faults.join("\n")}`);
  const tables = models.map(({ table, rows, fields }): RegisteredTable => ({ table, rows, fields }));
  return [
    "/** Written by npm run db:generate from the annotations in prisma/models. */",
    'import type { RegisteredTable } from "./register.ts";',
    "",
    `export const tables: RegisteredTable[] = ${JSON.stringify(tables)};`,
    "",
  ].join("\n");
}

interface Model extends RegisteredTable {
  name: string;
  faults: string[];
}

/** The models of one schema file. */
export function modelsOf(schema: string): Model[] {
  return [...schema.matchAll(/((?:^\/\/\/.*\n)*)^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, documentation = "", name = "", body = ""]) => {
      const rows = rowsOf(documentation);
      const fields = fieldsOf(body);
      return {
        name,
        table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
        rows: rows ?? { of: "proof" },
        fields,
        faults: [
          ...(rows ? [] : [`${name}: @rows says whose its rows are`]),
          ...fields
            .filter((field) => !Object.hasOwn(dataClasses, field.data))
            .map((field) => `${name}.${field.name}: @data names a class of privacy/data-classes.ts`),
          ...fields
            .filter((field) => /(Sealed|[wW]rapped)$/.test(field.name) && !field.sealed)
            .map((field) => `${name}.${field.name}: @sealed says which key seals it`),
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

const scalar = /^ {2}(\w+)\s+(String|Bytes|DateTime|Int|BigInt|Boolean|Json)\b/;

function fieldsOf(body: string): RegisteredField[] {
  let documentation = "";
  return body.split("\n").flatMap((line) => {
    if (line.startsWith("  ///")) documentation += line;
    const [, name, type] = scalar.exec(line) ?? [];
    if (!name) return [];
    const data = /@data (\w+)/.exec(documentation)?.[1] ?? "";
    const sealed = sealedOf(documentation, type === "String");
    documentation = "";
    const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? name;
    return [{ name, column, data: data as DataClassName, ...(sealed && { sealed }) }];
  });
}

/** `@sealed person`, or `@sealed ring by shop_id.id`: the columns of the shop and the row, "-" for no shop. */
function sealedOf(documentation: string, text: boolean): Sealed | undefined {
  const [, by, shop, row] = /@sealed (?:(person)\b|ring by ([\w-]+)\.(\w+))/.exec(documentation) ?? [];
  if (by) return { by: "person" };
  return shop && row ? { by: "ring", shop: shop === "-" ? null : shop, row, text } : undefined;
}
