import { z } from "zod";
import { second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { shopifyStore } from "./recipient.server.ts";

const answerShape = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
});

export interface RefreshedToken {
  accessToken: string;
  scope?: string;
  expires: Date;
  refreshToken?: string;
  refreshTokenExpires?: Date;
}

/** When an answer does not say how long its token lives, Shopify's documented hour is assumed: never for ever. */
const assumedLifeSeconds = 3_600;

/**
 * Exchanges a refresh token for a new access token (Shopify, "Expiring offline access tokens").
 * @throws ServiceError needsReauth when Shopify no longer accepts it
 */
export async function refreshOfflineToken(domain: string, refreshToken: string): Promise<RefreshedToken> {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET } = env();
  const answer = await post(domain, {
    client_id: SHOPIFY_API_KEY,
    client_secret: SHOPIFY_API_SECRET,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  const parsed = answerShape.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw new ServiceError("shopify", { code: "refresh_unreadable", retryable: true });
  return toToken(parsed.data);
}

async function post(domain: string, body: Record<string, string>): Promise<Response> {
  const answer = await send(shopifyStore, new URL(`https://${domain}/admin/oauth/access_token`), {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15 * second),
  }).catch((cause: unknown) => {
    if (cause instanceof ServiceError) throw cause;
    throw new ServiceError("shopify", { code: "unreachable", retryable: true, cause });
  });
  if (answer.ok) return answer;
  const dead = answer.status >= 400 && answer.status < 429;
  throw new ServiceError("shopify", {
    code: `refresh_http_${answer.status}`,
    retryable: !dead,
    needsReauth: dead,
  });
}

function toToken(answer: z.infer<typeof answerShape>): RefreshedToken {
  const after = (seconds: number) => new Date(Date.now() + seconds * second);
  return {
    accessToken: answer.access_token,
    expires: after(answer.expires_in ?? assumedLifeSeconds),
    ...(answer.scope !== undefined && { scope: answer.scope }),
    ...(answer.refresh_token !== undefined && { refreshToken: answer.refresh_token }),
    ...(answer.refresh_token_expires_in !== undefined && {
      refreshTokenExpires: after(answer.refresh_token_expires_in),
    }),
  };
}
