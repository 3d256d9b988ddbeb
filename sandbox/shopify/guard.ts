import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from "graphql";
import type { Installation } from "./installation.ts";
import type { AdminSchema } from "./schema.ts";

/** What one request may see, and how many objects it has seen. */
export interface RequestContext {
  installation: Installation;
  admin: AdminSchema;
  objects: number;
}

const protectedFields = new Set([
  ...[
    "displayName",
    "firstName",
    "lastName",
    "email",
    "phone",
    "defaultEmailAddress",
    "defaultPhoneNumber",
  ].map((field) => `Customer.${field}`),
  ...["defaultAddress", "addresses", "addressesV2"].map((field) => `Customer.${field}`),
  ...["email", "phone", "shippingAddress", "billingAddress", "displayAddress"].map(
    (field) => `Order.${field}`,
  ),
]);

/** Resolves every field: asks for scopes and approval first, then reads the record. */
export const guardedResolver: GraphQLFieldResolver<unknown, RequestContext> = (
  source,
  args,
  context,
  info,
) => {
  const type = getNamedType(info.returnType);
  const field = `${info.parentType.name}.${info.fieldName}`;
  requireScope(context, field, info);
  if (isObjectType(type)) {
    requireScope(context, type.name, info);
    context.objects += 1;
  }
  if (!context.installation.settings.protectedData) requireApproval(field, info);
  const value: unknown = defaultFieldResolver(source, args, context, info);
  return value === undefined ? unseeded(info) : value;
};

function requireScope({ admin, installation }: RequestContext, name: string, info: GraphQLResolveInfo): void {
  const access = admin.access.get(name);
  if (!access || access.anyOf.some((scope) => grants(installation.settings.scopes, scope))) return;
  throw new GraphQLError(`Access denied for ${info.fieldName} field. Required access: ${access.words}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: access.words,
    },
  });
}

/** To write includes to read. */
function grants(scopes: string[], wanted: string): boolean {
  return scopes.includes(wanted) || scopes.includes(wanted.replace(/^read_/, "write_"));
}

function requireApproval(field: string, info: GraphQLResolveInfo): void {
  if (!protectedFields.has(field)) return;
  const words = `This app is not approved to use the ${info.fieldName} field.`;
  throw new GraphQLError(
    `${words} See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
    {
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
    },
  );
}

/** A field the seeded world says nothing about: null where the schema allows it, empty where it is a list. */
function unseeded(info: GraphQLResolveInfo): unknown {
  if (!isNonNullType(info.returnType)) return null;
  if (isListType(getNullableType(info.returnType))) return [];
  if (getNamedType(info.returnType).name.endsWith("Connection")) return emptyConnection;
  throw new GraphQLError(`The sandbox has no value for ${info.parentType.name}.${info.fieldName}.`);
}

const emptyConnection = {
  nodes: [],
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};
