import { randomBytes, randomUUID } from "node:crypto";
import type { Request } from "express";
import { Refused, type Answer } from "../http.ts";
import type { Shop, Staff } from "./records.ts";
import { readJwt, seal, signJwt, unseal } from "./signing.ts";
import type { ShopifyWorld } from "./world.ts";

const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const offlineKind = "urn:shopify:params:oauth:token-type:offline-access-token";
const onlineKind = "urn:shopify:params:oauth:token-type:online-access-token";
const refreshSeconds = 90 * 86_400;

interface TokenClaims {
  shop: string;
  kind: "offline" | "online" | "refresh";
  /** Order in which tokens were given out. */
  serial: number;
  /** Seconds since 1970; 0 when it never expires. */
  exp: number;
  /** The refresh token it replaces. */
  replaces?: string;
}

/** The token that the admin gives an embedded app about a member of staff: it lives for one minute. */
export function sessionToken(world: ShopifyWorld, shop: Shop, staff: Staff): string {
  const { apiKey, apiSecret } = world.ctx.config.shopify;
  const now = Math.floor(Date.now() / 1_000);
  const address = `https://${shop.domain}`;
  const times = { exp: now + 60, nbf: now, iat: now };
  const ids = { jti: randomUUID(), sid: randomUUID() };
  return signJwt(
    { iss: `${address}/admin`, dest: address, aud: apiKey, sub: staff.id, ...times, ...ids },
    apiSecret,
  );
}

/** Answers `POST /admin/oauth/access_token` for the store the caller addressed. */
export function grantToken(world: ShopifyWorld, req: Request): Answer {
  const shop = world.shop(req.get("x-sandbox-shop"));
  if (!shop) return { status: 404, body: { errors: "Not Found" } };
  const body = (req.body ?? {}) as Record<string, string>;
  const { apiKey, apiSecret } = world.ctx.config.shopify;
  if (body["client_id"] !== apiKey || body["client_secret"] !== apiSecret) refuse(401, "invalid_client");
  if (!world.installation(shop).installed) refuse(401, "application_cannot_be_found");
  if (body["grant_type"] === exchangeGrant) return { status: 200, body: exchange(world, shop, body) };
  if (body["grant_type"] === "refresh_token") return { status: 200, body: refresh(world, shop, body) };
  return refuse(400, "unsupported_grant_type");
}

function refuse(status: number, error: string, description?: string): never {
  throw new Refused({ status, body: { error, ...(description ? { error_description: description } : {}) } });
}

function exchange(world: ShopifyWorld, shop: Shop, body: Record<string, string>): unknown {
  const subject = body["subject_token"] ?? "";
  if (body["subject_token_type"] === offlineKind) return migrate(world, shop, subject);
  const { apiKey, apiSecret } = world.ctx.config.shopify;
  const claims = readJwt(subject, apiSecret);
  if (claims?.["aud"] !== apiKey || claims["dest"] !== `https://${shop.domain}`) {
    refuse(400, "invalid_subject_token", "The subject token is invalid, expired or meant for another store.");
  }
  if (body["requested_token_type"] === onlineKind) return onlineAnswer(world, shop, String(claims["sub"]));
  if (body["requested_token_type"] !== offlineKind)
    refuse(400, "invalid_request", "Unknown requested_token_type.");
  return offlineAnswer(world, shop, body["expiring"] === "1");
}

/** Turns an offline token that never expires into one that does. */
function migrate(world: ShopifyWorld, shop: Shop, token: string): unknown {
  if (!holder(world, shop, token)) refuse(400, "invalid_subject_token");
  return offlineAnswer(world, shop, true);
}

function refresh(world: ShopifyWorld, shop: Shop, body: Record<string, string>): unknown {
  const token = body["refresh_token"] ?? "";
  const claims = claimsOf(world, token, "shprt_");
  const installation = world.installation(shop);
  const valid =
    claims?.kind === "refresh" &&
    claims.shop === shop.domain &&
    claims.exp > Date.now() / 1_000 &&
    !installation.retired.has(signatureOf(token)) &&
    installation.isAlive("refresh", claims.serial);
  if (!valid) refuse(401, "invalid_request", "This request requires an active refresh_token.");
  // Only the use of the new one retires the old: whoever crashed between the two can ask again.
  if (claims.replaces) installation.retired.add(claims.replaces);
  return offlineAnswer(world, shop, true, token);
}

function offlineAnswer(world: ShopifyWorld, shop: Shop, expiring: boolean, replaces?: string): unknown {
  const { scopes, accessTokenSeconds } = world.installation(shop).settings;
  const access = mint(world, shop, "offline", expiring ? accessTokenSeconds : 0);
  const base = { access_token: access, scope: scopes.join(",") };
  if (!expiring) return base;
  return {
    ...base,
    expires_in: accessTokenSeconds,
    refresh_token: mint(world, shop, "refresh", refreshSeconds, replaces),
    refresh_token_expires_in: refreshSeconds,
  };
}

function onlineAnswer(world: ShopifyWorld, shop: Shop, staffId: string): unknown {
  const { scopes } = world.installation(shop).settings;
  const staff = world.staff(shop, staffId);
  return {
    access_token: mint(world, shop, "online", 86_400),
    scope: scopes.join(","),
    expires_in: 86_399,
    associated_user_scope: scopes.join(","),
    associated_user: {
      id: Number(staff.id),
      first_name: staff.firstName,
      last_name: staff.lastName,
      email: staff.email,
      email_verified: true,
      account_owner: staff.owner,
      locale: staff.locale,
      collaborator: false,
    },
  };
}

function mint(
  world: ShopifyWorld,
  shop: Shop,
  kind: TokenClaims["kind"],
  seconds: number,
  replaces?: string,
): string {
  const claims: TokenClaims = {
    ...{ shop: shop.domain, kind, serial: world.installation(shop).nextSerial() },
    exp: seconds ? Math.floor(Date.now() / 1_000) + seconds : 0,
    ...(replaces ? { replaces: signatureOf(replaces) } : {}),
  };
  const prefix = kind === "refresh" ? "shprt_" : kind === "online" ? "shpua_" : "shpat_";
  const salt = randomBytes(3).toString("hex");
  return prefix + seal({ ...claims, salt }, world.ctx.config.shopify.apiSecret);
}

/** Whether an access token opens this store's Admin API now. */
export function holder(world: ShopifyWorld, shop: Shop, token: string): boolean {
  const claims = claimsOf(world, token, "shpat_") ?? claimsOf(world, token, "shpua_");
  if (!claims || claims.shop !== shop.domain) return false;
  const expired = claims.exp !== 0 && claims.exp < Date.now() / 1_000;
  return !expired && world.installation(shop).isAlive("access", claims.serial);
}

function claimsOf(world: ShopifyWorld, token: string, prefix: string): TokenClaims | null {
  if (!token.startsWith(prefix)) return null;
  return unseal(token.slice(prefix.length), world.ctx.config.shopify.apiSecret) as TokenClaims | null;
}

/** Enough of a token to know it again; carrying the whole one would make each longer than the last. */
function signatureOf(token: string): string {
  return token.slice(-22);
}
