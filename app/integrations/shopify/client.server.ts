import { createAdminApiClient } from "@shopify/admin-api-client";
import { second } from "#app/platform/clock.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import type { Operations } from "./operations.generated.ts";
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

interface GraphqlError {
  message?: string;
  extensions?: { code?: string };
}

interface Cost {
  requestedQueryCost?: number;
  throttleStatus?: { currentlyAvailable?: number; restoreRate?: number };
}

/** A throttled question is asked again a few times; longer waits are the job's business. */
const maxTries = 4;
const maxWaitMs = 5 * second;
const timeoutMs = 15 * second;

const log = logger("shopify");

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
    const graphqlErrors = (errors?.graphQLErrors ?? []) as GraphqlError[];
    const throttled = graphqlErrors.some((error) => error.extensions?.code === "THROTTLED");
    if (throttled) {
      const waitMs = waitFor((extensions as { cost?: Cost } | undefined)?.cost);
      if (attempt >= maxTries || waitMs > maxWaitMs) throw refused("throttled", { retryable: true, retryAfterMs: waitMs });
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      continue;
    }
    const status = errors?.networkStatusCode ?? 200;
    if (status >= 400 || (!data && graphqlErrors.length === 0 && errors)) throw fromStatus(status, errors?.message);
    if (!data) throw refused(codeOf(graphqlErrors[0]), { retryable: false });
    return { data: data as Operations[Document]["data"], problems: graphqlErrors.map(codeOf) };
  }
}

async function request(caller: ShopifyCaller, operation: string, variables: unknown) {
  const client = createAdminApiClient({
    storeDomain: `https://${caller.domain}`,
    apiVersion: adminApiVersion,
    accessToken: caller.accessToken,
    customFetchApi: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  });
  try {
    return await client.request(operation, { variables: variables as Record<string, unknown> });
  } catch (cause) {
    throw refused("unreachable", { retryable: true, cause });
  }
}

/** How long until the bucket holds what the question costs (Shopify, "API limits": leaky bucket). */
function waitFor(cost: Cost | undefined): number {
  const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
  return Math.max(200, (missing / (cost?.throttleStatus?.restoreRate ?? 50)) * second);
}

function fromStatus(status: number, message: string | undefined): ServiceError {
  if (status === 401 || status === 403) return refused(`http_${status}`, { retryable: false, needsReauth: true });
  log.warn({ status, known: Boolean(message) }, "Shopify refused a question");
  return refused(status >= 400 ? `http_${status}` : "unreachable", { retryable: status < 400 || status >= 429 });
}

function codeOf(error: GraphqlError | undefined): string {
  return error?.extensions?.code ?? "GRAPHQL_ERROR";
}

function refused(code: string, options: { retryable: boolean; retryAfterMs?: number; needsReauth?: boolean; cause?: unknown }): ServiceError {
  return new ServiceError("shopify", { code, ...options });
}
