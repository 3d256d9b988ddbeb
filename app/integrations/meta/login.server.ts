import { env } from "#app/platform/env.server.ts";
import { longTokenAnswer, shortTokenAnswer } from "./answers.ts";
import { callMeta, graphUrl } from "./client.server.ts";
import { loginHosts } from "./recipient.server.ts";

/** Where staff log in and allow the app, in a top-level window. */
export function authorizeUrl(login: { redirectUri: string; scopes: string[]; state: string }): string {
  const url = new URL(`${loginHosts().authorize}/oauth/authorize`);
  url.search = new URLSearchParams({
    client_id: env().INSTAGRAM_APP_ID,
    redirect_uri: login.redirectUri,
    response_type: "code",
    scope: login.scopes.join(","),
    state: login.state,
    // Without it somebody who is logged in elsewhere connects that account unasked.
    force_reauth: "true",
  }).toString();
  return url.toString();
}

/** A token that lives an hour, for a code that works once. @throws ServiceError */
export async function exchangeCode(code: string, redirectUri: string) {
  const { INSTAGRAM_APP_ID, INSTAGRAM_APP_SECRET } = env();
  const answer = await callMeta({
    method: "POST",
    url: new URL(`${loginHosts().exchange}/oauth/access_token`),
    form: {
      client_id: INSTAGRAM_APP_ID,
      client_secret: INSTAGRAM_APP_SECRET,
      grant_type: "authorization_code",
      redirect_uri: redirectUri,
      code,
    },
    answer: shortTokenAnswer,
  });
  return { token: answer.access_token, userId: answer.user_id, permissions: answer.permissions };
}

export interface LongToken {
  token: string;
  /** Null when Meta did not say; it lives 60 days then. */
  expiresInMs: number | null;
}

/** A token that lives 60 days, for one that lives an hour. @throws ServiceError */
export async function exchangeForLongToken(shortToken: string): Promise<LongToken> {
  const query = {
    grant_type: "ig_exchange_token",
    client_secret: env().INSTAGRAM_APP_SECRET,
    access_token: shortToken,
  };
  return longToken("access_token", query);
}

/** Sixty more days, for a token between a day and sixty days old. @throws ServiceError */
export async function refreshLongToken(token: string): Promise<LongToken> {
  return longToken("refresh_access_token", { grant_type: "ig_refresh_token", access_token: token });
}

/** Both are GET by Meta's rule, with the token in the address: the one place where it stands there. */
async function longToken(path: string, query: Record<string, string>): Promise<LongToken> {
  const answer = await callMeta({
    method: "GET",
    url: graphUrl(path, query, false),
    answer: longTokenAnswer,
  });
  return { token: answer.access_token, expiresInMs: answer.expires_in ? answer.expires_in * 1_000 : null };
}
