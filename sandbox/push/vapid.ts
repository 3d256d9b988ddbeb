import { createPublicKey, verify } from "node:crypto";

interface Claims {
  aud?: string;
  exp?: number;
  sub?: string;
}

/**
 * Why a service refuses whoever sends (RFC 8292); null when they are who they say, for this service, and for a day at most.
 * @param origin of the service itself
 */
export function whyRefused(authorization: string | undefined, origin: string): string | null {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? "") ?? [];
  const [header = "", payload = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65) return "no key";
  const jwk = { kty: "EC", crv: "P-256", x: part(point, 1), y: part(point, 33) };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const signed = Buffer.from(`${header}.${payload}`);
  const code = Buffer.from(signature, "base64url");
  if (!verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, code)) return "not signed";
  const { aud, exp = 0, sub } = JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
  const left = exp - Date.now() / 1_000;
  if (aud !== origin) return "for another service";
  if (left < 0 || left > 86_400) return "out of time";
  return /^(mailto:|https:)/.test(sub ?? "") ? null : "nobody to write to";
}

const part = (point: Buffer, from: number) => point.subarray(from, from + 32).toString("base64url");
