import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { adminSchemaFile } from "#scripts/shopify-schema.ts";

/** What a type or field asks of a token: one of these scopes. */
export interface Access {
  anyOf: string[];
  words: string;
}

export interface AdminSchema {
  schema: GraphQLSchema;
  /** By `Type` or `Type.field`. */
  access: Map<string, Access>;
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: {
    items: {
      type: "type" | "field";
      typeName: string;
      fieldName?: string;
      requiredAccess: string;
      offlineScopes: string[];
    }[];
  };
}

const loaded = new Map<string, Promise<AdminSchema>>();

/** Shopify's own schema of one version of the Admin API, with the scopes it asks for. */
export function adminSchema(version: string): Promise<AdminSchema> {
  const known = loaded.get(version);
  if (known) return known;
  const loading = load(version);
  loaded.set(version, loading);
  // A failed download may be tried again by the next call.
  loading.catch(() => loaded.delete(version));
  return loading;
}

async function load(version: string): Promise<AdminSchema> {
  const file = gunzipSync(await readFile(await adminSchemaFile(version)));
  const { data, offline_scopes: scopes } = JSON.parse(file.toString("utf8")) as SchemaFile;
  const access = new Map<string, Access>();
  for (const { typeName, fieldName, requiredAccess, offlineScopes } of scopes.items) {
    if (offlineScopes.length === 0) continue;
    access.set(fieldName ? `${typeName}.${fieldName}` : typeName, {
      anyOf: offlineScopes,
      words: requiredAccess,
    });
  }
  return { schema: buildClientSchema(data, { assumeValid: true }), access };
}
