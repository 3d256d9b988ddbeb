import { createHmac, timingSafeEqual } from "node:crypto";

type Claims = Record<string, unknown>;

/** Signs a session token the way the Shopify admin does: JWT, HS256 with the app's secret. */
export function signJwt(claims: Claims, secret: string): string {
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${head}.${hmac(head, secret, "base64url")}`;
}

/** The claims of a token signed with this secret and not older than it may be; null otherwise. */
export function readJwt(token: string, secret: string, now = Date.now()): Claims | null {
  const [header = "", payload = "", signature = ""] = token.split(".");
  if (!sameText(signature, hmac(`${header}.${payload}`, secret, "base64url"))) return null;
  const claims = decode(payload);
  const seconds = now / 1_000;
  // The clocks of two machines differ a little; the library grants the same ten seconds.
  if (typeof claims?.["exp"] !== "number" || claims["exp"] < seconds - 10) return null;
  if (typeof claims["nbf"] === "number" && claims["nbf"] > seconds + 10) return null;
  return claims;
}

/** A text that carries claims and cannot be changed; the sandbox's own tokens are made so. */
export function seal(claims: Claims, secret: string): string {
  const payload = encode(claims);
  return `${payload}.${hmac(payload, secret, "base64url").slice(0, 22)}`;
}

/** What `seal` was given, or null when the text is not one of ours. */
export function unseal(text: string, secret: string): Claims | null {
  const [payload = "", signature = ""] = text.split(".");
  return sameText(signature, hmac(payload, secret, "base64url").slice(0, 22)) ? decode(payload) : null;
}

/** HMAC-SHA256 of these bytes. */
export function hmac(
  data: string | Buffer,
  secret: string,
  encoding: "base64" | "base64url" | "hex",
): string {
  return createHmac("sha256", secret).update(data).digest(encoding);
}

function encode(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(payload: string): Claims | null {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  } catch {
    return null;
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
