/** Writes what is generated: Prisma's client, the types of the GraphQL operations, the register of personal data. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { codegen } from "@graphql-codegen/core";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildClientSchema, parse, printSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { adminApiVersion } from "#app/integrations/shopify/version.ts";
import { limitsFile, limitsSource, registerFile, registerSource } from "./register.ts";
import { adminSchemaFile } from "./shopify-schema.ts";

const target = "app/integrations/shopify/operations.generated.ts";

/** Shopify's published Admin schema of a version. */
export async function adminSchema(version: string): Promise<GraphQLSchema> {
  const file = JSON.parse(gunzipSync(readFileSync(await adminSchemaFile(version))).toString("utf8")) as {
    data: IntrospectionQuery;
  };
  return buildClientSchema(file.data);
}

export interface Operation {
  /** The exported constant that holds the text. */
  constant: string;
  text: string;
}

/** Every operation of integrations/shopify/operations, in the order of their names. */
export async function operations(): Promise<Operation[]> {
  const found: Operation[] = [];
  for await (const file of glob("app/integrations/shopify/operations/*.ts")) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const [constant, text] of Object.entries(exported)) {
      if (typeof text === "string") found.push({ constant, text });
    }
  }
  return found.sort((a, b) => a.constant.localeCompare(b.constant));
}

/** The types of all operations, keyed by their text, so that asking with one gives its own answer's type. */
export async function operationTypes(): Promise<string> {
  const schema = await adminSchema(adminApiVersion);
  const all = await operations();
  const types = await codegen({
    filename: target,
    schema: parse(printSchema(schema)),
    documents: all.map(({ constant, text }) => ({ location: constant, document: parse(text) })),
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations } as never,
    config: {
      skipTypename: true,
      enumsAsTypes: true,
      useTypeImports: true,
      scalars: {
        ID: "string",
        Decimal: "string",
        DateTime: "string",
        URL: "string",
        Money: "string",
        UnsignedInt64: "string",
      },
    },
  });
  return `${types}\n${lookup(all)}`;
}

function lookup(all: Operation[]): string {
  const lines = all.map(({ text }) => {
    const name = /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? "";
    const kind = text.includes("mutation ") ? "Mutation" : "Query";
    return `  ${JSON.stringify(text)}: { data: ${name}${kind}; variables: ${name}${kind}Variables };`;
  });
  return `/** Answer and variables of each operation, by its text. */\nexport interface Operations {\n${lines.join("\n")}\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { status } = spawnSync("npx", ["--no-install", "prisma", "generate", "--no-hints"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { DATABASE_URL: "postgresql://localhost/none", ...process.env },
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(target, await operationTypes());
  writeFileSync(registerFile, await registerSource());
  writeFileSync(limitsFile, await limitsSource());
  process.stdout.write(`${target}, ${registerFile} and ${limitsFile} are written.\n`);
}
