import { GraphQLError } from "graphql";

export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** A page of `items` in Shopify's shape; cursors name the record they stand on, so paging survives changes. */
export function connection<T extends { id: string }>(items: T[], args: PageArgs): unknown {
  const { first = null, last = null } = args;
  if (first === null && last === null) throw new GraphQLError("you must provide one of first or last");
  const size = first ?? last ?? 0;
  if (size < 1 || size > 250) throw new GraphQLError(`first or last must be between 1 and 250, was ${size}`);
  const ordered = args.reverse ? [...items].reverse() : items;
  const from = args.after ? placeOf(ordered, args.after) + 1 : 0;
  const to = args.before ? placeOf(ordered, args.before) : ordered.length;
  const start = first === null ? Math.max(from, to - size) : from;
  const end = first === null ? to : Math.min(to, from + size);
  const nodes = ordered.slice(start, end);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: {
      hasNextPage: end < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: nodes[0] ? cursorOf(nodes[0]) : null,
      endCursor: nodes.length > 0 ? cursorOf(nodes[nodes.length - 1]!) : null,
    },
  };
}

function cursorOf({ id }: { id: string }): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString("base64");
}

function placeOf(items: { id: string }[], cursor: string): number {
  const place = items.findIndex((item) => cursorOf(item) === cursor);
  if (place < 0) throw new GraphQLError("Invalid cursor for current pagination sort.");
  return place;
}
