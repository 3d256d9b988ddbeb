import { ServiceError } from "#app/platform/errors.ts";
import type { MadeOffer, OfferProblem } from "./offers.ts";

/** What became of asking Shopify for an offer. */
export type SaidByShopify =
  | { outcome: "made"; made: MadeOffer }
  | { outcome: "refused"; reason: string }
  | { outcome: Exclude<OfferProblem, "invalid" | "not_found" | "restricted" | "in_progress"> };

type Failure = Extract<SaidByShopify, { outcome: OfferProblem }>;

/** Asked for, or why not. Nothing is changed by it, so nothing is left in doubt. */
export async function reading<T>(ask: () => Promise<T>): Promise<{ answer: T } | Failure> {
  return attempt(ask, "unavailable");
}

/** The same for a change: without an answer nobody knows whether it took place. */
export async function changing<T>(ask: () => Promise<T>): Promise<{ answer: T } | Failure> {
  return attempt(ask, "unclear");
}

async function attempt<T>(
  ask: () => Promise<T>,
  unanswered: "unavailable" | "unclear",
): Promise<{ answer: T } | Failure> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.code === "ACCESS_DENIED") return { outcome: "not_allowed" };
    if (error.code === "throttled" || error.code === "http_429") return { outcome: "busy" };
    // A refusal by status says that nothing was done; a broken answer says nothing.
    return { outcome: error.retryable ? unanswered : "unavailable" };
  }
}

interface Payload {
  userErrors: { message: string; code?: string | null }[];
}

/** Why a mutation made nothing; null when it did. Its answer is empty where the app may not ask for it. */
export function refusalIn(payload: Payload | null | undefined, problems: string[]): SaidByShopify | null {
  if (problems.includes("ACCESS_DENIED")) return { outcome: "not_allowed" };
  const [error] = payload?.userErrors ?? [];
  return error ? { outcome: "refused", reason: error.message } : null;
}
