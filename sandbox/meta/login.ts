import express, { type Request, type Response, type Router } from "express";
import type { SandboxContext } from "../context.ts";
import { platformCall, type Answer } from "../http.ts";
import { accountNamed, type Account } from "./accounts.ts";
import {
  consentPage,
  invalidRequestPage,
  personalAccountPage,
  scopeWords,
  type Asked,
} from "./consent-page.ts";
import { graphError, orderedGraphError } from "./errors.ts";
import type { Tokens } from "./tokens.ts";
import type { World } from "./world.ts";

/** Business Login for Instagram: the consent page and the exchange of codes and tokens. */
export function loginRouter(ctx: SandboxContext, world: World, tokens: Tokens): Router {
  const router = express.Router();
  const token = { target: "meta.token", refuse: orderedGraphError };
  const form = [express.urlencoded({ extended: false }), express.json()];
  router.get("/oauth/authorize", (req, res) => showConsent(ctx, req, res));
  router.post("/oauth/authorize", ...form, (req, res) => answerConsent(ctx, tokens, req, res));
  router.post(
    "/oauth/access_token",
    ...form,
    platformCall(ctx, token, (req) => exchangeCode(ctx, world, tokens, req.body as Record<string, string>)),
  );
  return router;
}

/** `/access_token` and `/refresh_access_token`, as they stand on the graph's host. */
export function tokenRouter(ctx: SandboxContext, tokens: Tokens): Router {
  const router = express.Router();
  const token = { target: "meta.token", refuse: orderedGraphError };
  router.get(
    "/access_token",
    platformCall(ctx, token, ({ query }) => {
      requireGrant(query["grant_type"], "ig_exchange_token");
      if (query["client_secret"] !== ctx.config.instagram.appSecret) {
        throw graphError({ code: 1, status: 400, message: "Error validating client secret." });
      }
      return bearer(tokens.exchange(String(query["access_token"])));
    }),
  );
  router.get(
    "/refresh_access_token",
    platformCall(ctx, token, ({ query }) => {
      requireGrant(query["grant_type"], "ig_refresh_token");
      return bearer(tokens.refresh(String(query["access_token"])));
    }),
  );
  return router;
}

function requireGrant(given: unknown, wanted: string): void {
  if (given !== wanted) throw graphError({ code: 100, message: `(#100) grant_type must be ${wanted}` });
}

function bearer({ token, expiresIn }: { token: string; expiresIn: number }): Answer {
  return { status: 200, body: { access_token: token, token_type: "bearer", expires_in: expiresIn } };
}

function showConsent(ctx: SandboxContext, req: Request, res: Response): void {
  const { client_id, response_type, ...rest } = req.query as Record<string, string>;
  const asked = askedOf(rest);
  const problem =
    client_id !== ctx.config.instagram.appId
      ? "Invalid platform app: client_id is not the Instagram App ID."
      : response_type !== "code"
        ? "response_type must be code."
        : problemOf(ctx, asked);
  res.status(problem ? 400 : 200).send(problem ? invalidRequestPage(problem) : consentPage(asked));
}

function askedOf(given: Record<string, string | undefined>): Asked {
  const scopes = (given["scope"] ?? "").split(/[\s,]+/).filter(Boolean);
  return { redirectUri: given["redirect_uri"] ?? "", state: given["state"] ?? "", scopes };
}

function problemOf(ctx: SandboxContext, { redirectUri, scopes }: Asked): string | undefined {
  const registered = [ctx.config.publicAppUrl, ctx.config.appUrl].map((url) => originOf(url));
  if (!registered.includes(originOf(redirectUri))) return `Invalid redirect_uri: ${redirectUri}`;
  const unknown = scopes.find((scope) => !(scope in scopeWords));
  if (unknown) return `Invalid scope: ${unknown}`;
  return scopes.includes("instagram_business_basic")
    ? undefined
    : "instagram_business_basic must be asked for.";
}

/** 127.0.0.1 and localhost are the same machine. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin.replace("//localhost", "//127.0.0.1") : "";
}

function answerConsent(ctx: SandboxContext, tokens: Tokens, req: Request, res: Response): void {
  const given = req.body as Record<string, string> & { scopes?: string | string[] };
  const asked = askedOf(given);
  const problem = problemOf(ctx, asked);
  if (problem) {
    res.status(400).send(invalidRequestPage(problem));
    return;
  }
  const account = accountNamed(given["account"]);
  if (given["answer"] !== "allow") res.redirect(302, cancelled(asked));
  else if (account.type === "Personal") res.status(403).send(personalAccountPage(account.username));
  else res.redirect(302, allowed(tokens, asked, account, [given.scopes ?? []].flat()));
}

function cancelled({ redirectUri, state }: Asked): string {
  const words = { error: "access_denied", error_reason: "user_denied" };
  const query = new URLSearchParams({ ...words, error_description: "The user denied your request.", state });
  return `${redirectUri}?${query.toString()}`;
}

function allowed(tokens: Tokens, asked: Asked, account: Account, ticked: string[]): string {
  const scopes = asked.scopes.filter(
    (scope) => scope === "instagram_business_basic" || ticked.includes(scope),
  );
  const permissions = account.humanAgent ? [...scopes, "human_agent"] : scopes;
  const code = tokens.newCode({ igId: account.igId, redirectUri: asked.redirectUri, permissions });
  const query = new URLSearchParams({ code, state: asked.state });
  return `${asked.redirectUri}?${query.toString()}#_`;
}

function exchangeCode(
  ctx: SandboxContext,
  world: World,
  tokens: Tokens,
  given: Record<string, string | undefined>,
): Answer {
  const { appId, appSecret } = ctx.config.instagram;
  if (given["client_id"] !== appId) return refusedCode("Invalid platform app");
  if (given["client_secret"] !== appSecret) return refusedCode("Error validating client secret.");
  if (given["grant_type"] !== "authorization_code")
    return refusedCode("grant_type must be authorization_code");
  const code = tokens.takeCode(given["code"] ?? "", given["redirect_uri"] ?? "");
  if (!code) return refusedCode("Matching code was not found or was already used");
  const access_token = tokens.issue("short", code.igId, code.permissions).token;
  const user_id = accountNamed(code.igId).appScopedId;
  const granted = { access_token, user_id, permissions: code.permissions.join(",") };
  return { status: 200, body: world.settings.tokenShape === "flat" ? granted : { data: [granted] } };
}

function refusedCode(message: string): Answer {
  return { status: 400, body: { error_type: "OAuthException", code: 400, error_message: message } };
}
