import type { Request } from "express";
import { execute, GraphQLError, parse, validate, type DocumentNode, type ExecutionResult } from "graphql";
import type { Answer, OrderedError } from "../http.ts";
import { adminVersions } from "#scripts/shopify-schema.ts";
import { requestedCost } from "./cost.ts";
import { guardedResolver, type RequestContext } from "./guard.ts";
import type { Installation } from "./installation.ts";
import type { Shop } from "./records.ts";
import { rootOf } from "./root.ts";
import { adminSchema } from "./schema.ts";
import { holder } from "./tokens.ts";
import type { ShopifyWorld } from "./world.ts";

const mostOneQueryMayCost = 1_000;

/** Answers `POST /admin/api/:version/graphql.json` from the seeded world, by Shopify's own schema. */
export async function answerGraphql(world: ShopifyWorld, req: Request): Promise<Answer> {
  const shop = world.shop(req.get("x-sandbox-shop"));
  const version = req.params["version"] ?? "";
  if (!shop || !adminVersions.includes(version)) return { status: 404, body: { errors: "Not Found" } };
  if (!holder(world, shop, req.get("x-shopify-access-token") ?? "")) {
    const words = "[API] Invalid API key or access token (unrecognized login or wrong password)";
    return { status: 401, body: { errors: words } };
  }
  const body = await run(world, shop, version, (req.body ?? {}) as GraphqlRequest);
  return { status: 200, body, headers: { "x-shopify-api-version": version } };
}

interface GraphqlRequest {
  query?: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

async function run(
  world: ShopifyWorld,
  shop: Shop,
  version: string,
  request: GraphqlRequest,
): Promise<unknown> {
  const admin = await adminSchema(version);
  const document = read(request.query ?? "");
  if (document instanceof GraphQLError) return { errors: [document] };
  const faults = validate(admin.schema, document);
  if (faults.length > 0) return { errors: faults };
  const installation = world.installation(shop);
  const variables = request.variables ?? {};
  const requested = requestedCost(admin.schema, document, variables);
  if (requested > mostOneQueryMayCost) return { errors: [tooExpensive(requested)] };
  if (!installation.draw(requested, () => 0).taken) return throttled(installation, requested);
  const contextValue: RequestContext = { installation, admin, objects: 0 };
  const result = await execute({
    ...{ schema: admin.schema, document, variableValues: variables, contextValue },
    rootValue: rootOf(world, shop),
    operationName: request.operationName ?? null,
    fieldResolver: guardedResolver as never,
  });
  return withCost(result, installation, requested, Math.max(1, contextValue.objects));
}

function read(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function withCost(
  result: ExecutionResult,
  installation: Installation,
  requested: number,
  objects: number,
): unknown {
  const actual = Math.min(requested, objects);
  const { available } = installation.draw(0, () => actual);
  return { ...result, extensions: { cost: costOf(installation, requested, actual, available) } };
}

function costOf(
  installation: Installation,
  requested: number,
  actual: number | null,
  available: number,
): unknown {
  const { maximumAvailable, restoreRate } = installation.settings;
  return {
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: { maximumAvailable, currentlyAvailable: available, restoreRate },
  };
}

function tooExpensive(cost: number): unknown {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${mostOneQueryMayCost}).`;
  const documentation = "https://shopify.dev/api/usage/rate-limits";
  return {
    message,
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: mostOneQueryMayCost, documentation },
  };
}

function throttled(installation: Installation, requested: number): unknown {
  const { available } = installation.draw(0, () => 0);
  return { ...throttledErrors, extensions: { cost: costOf(installation, requested, null, available) } };
}

const throttledErrors = {
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
};

/** What Shopify answers when an error has been ordered: throttled inside a 200, else the status itself. */
export function orderedError(fault: OrderedError): Answer {
  if (fault.throttled) {
    const cost = { requestedQueryCost: 100, actualQueryCost: null, throttleStatus: emptyBucket };
    return { status: 200, body: { ...throttledErrors, extensions: { cost } } };
  }
  const status = fault.status ?? 500;
  const headers: Record<string, string> = status === 429 ? { "retry-after": "2.0" } : {};
  return { status, body: { errors: fault.message ?? "Internal Server Error" }, headers };
}

const emptyBucket = { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 100 };
