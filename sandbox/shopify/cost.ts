import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";

/**
 * What a query may cost at most: one point an object, a connection as many times as it was asked for, ten a
 * mutation. Shopify's own figures are a little lower, so a query that fits here fits there.
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): number {
  const types = new TypeInfo(schema);
  const factors = [1];
  let cost = 0;
  const visitor = {
    Field: {
      enter: (node: { arguments?: readonly ArgumentNode[] }) => {
        const type = getNamedType(types.getType());
        const times = type?.name.endsWith("Connection") ? pageSize(node.arguments ?? [], variables) : 1;
        const factor = factors[factors.length - 1]! * times;
        factors.push(factor);
        if (types.getParentType()?.name === "Mutation") cost += 10;
        else if (isCompositeType(type) && isCounted(type.name, isObjectType(type))) cost += factor;
      },
      leave: () => void factors.pop(),
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return Math.max(1, cost);
}

/** Connections, edges and page information are the wrapping, not the objects. */
function isCounted(name: string, isObject: boolean): boolean {
  return !(isObject && (name.endsWith("Connection") || name.endsWith("Edge") || name === "PageInfo"));
}

function pageSize(args: readonly ArgumentNode[], variables: Record<string, unknown>): number {
  const sizes = args
    .filter(({ name }) => name.value === "first" || name.value === "last")
    .map(({ value }) => {
      if (value.kind === Kind.INT) return Number(value.value);
      return value.kind === Kind.VARIABLE ? Number(variables[value.name.value] ?? 1) : 1;
    });
  return Math.max(1, ...sizes);
}
