import { createAdminApiClient } from "@shopify/admin-api-client";
import { second } from "#app/platform/clock.ts";
import { ServiceError, type ServiceErrorOptions } from "#app/platform/errors.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import type { Operations } from "./operations.generated.ts";
import { shopifyStore } from "./recipient.server.ts";
import { adminApiVersion } from "./version.ts";

/** Where and as whom to ask. */
export interface ShopifyCaller {
  domain: string;
  accessToken: string;
}

/** An answer: what could be had, and codes of what could not. */
export interface ShopifyAnswer<Data> {
  data: Data;
  /** e.g. "ACCESS_DENIED" for a protected field the app is not approved for: that field is null. */
  problems: string[];
}

/** A throttled question is asked again a few times; longer waits are the job's business. */
const maxTries = 4;
const maxWaitMs = 5 * second;
const timeoutMs = 15 * second;

/**
 * Asks the Admin API. Throttling (HTTP 200 with a THROTTLED error) is waited for by the cost Shopify names;
 * partial answers keep their data.
 * @throws ServiceError: needsReauth for 401 and 403, retryable for throttling, 5xx and a broken network
 */
export async function askShopify<Document extends keyof Operations>(
  caller: ShopifyCaller,
  operation: Document,
  variables: Operations[Document]["variables"],
): Promise<ShopifyAnswer<Operations[Document]["data"]>> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, errors, extensions } = await request(caller, operation, variables);
    const problems = (errors?.graphQLErrors ?? []).map((error) => error.extensions?.code ?? "GRAPHQL_ERROR");
    if (problems.includes("THROTTLED")) {
      const waitMs = waitFor(extensions?.cost);
      if (attempt >= maxTries || waitMs > maxWaitMs)
        throw refused("throttled", { retryable: true, retryAfterMs: waitMs });
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    } else if (data) {
      return { data: data as Operations[Document]["data"], problems };
    } else {
      throw reasonFor(errors, problems[0]);
    }
  }
}

type Response = Awaited<ReturnType<ReturnType<typeof createAdminApiClient>["request"]>>;
type Cost = NonNullable<Response["extensions"]>["cost"];

async function request(caller: ShopifyCaller, operation: string, variables: unknown): Promise<Response> {
  const client = createAdminApiClient({
    storeDomain: `https://${caller.domain}`,
    apiVersion: adminApiVersion,
    accessToken: caller.accessToken,
    customFetchApi: (url, init) =>
      send(shopifyStore, new URL(url), { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  });
  try {
    return await client.request(operation, { variables: variables as Record<string, unknown> });
  } catch (cause) {
    throw refused("unreachable", { retryable: true, cause });
  }
}

/** How long until the bucket holds what the question costs (Shopify, "API limits": leaky bucket). */
function waitFor(cost: Cost): number {
  const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
  return Math.max(200, (missing / (cost?.throttleStatus?.restoreRate ?? 50)) * second);
}

/** Refused by status, inside a 200, or not answered in any shape we know. */
function reasonFor(errors: Response["errors"], problem: string | undefined): ServiceError {
  const status = errors?.networkStatusCode ?? 0;
  const traceId = errors?.response?.headers.get("x-request-id") ?? undefined;
  if (problem) return refused(problem, { retryable: passing.has(problem), traceId });
  if (status === 401 || status === 403)
    return refused(`http_${status}`, { retryable: false, needsReauth: true, traceId });
  if (status < 400) return refused("unreachable", { retryable: true, traceId });
  return refused(`http_${status}`, { retryable: status >= 429, traceId });
}

/** Shopify's own failures: asking again may help. */
const passing = new Set(["INTERNAL_SERVER_ERROR", "TIMEOUT"]);

function refused(code: string, options: Omit<ServiceErrorOptions, "code">): ServiceError {
  return new ServiceError("shopify", { code, ...options });
}
