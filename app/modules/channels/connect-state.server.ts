import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** What the `state` of an official login carries: which attempt, of which shop, until when. */
export interface ConnectState {
  attemptId: string;
  shopId: string;
  /** couplet-demo.myshopify.com */
  domain: string;
  expiresAt: Date;
}

/** `payload.mac`, both base64url. The only proof of the shop when Meta sends staff back to us. */
export function signState({ attemptId, shopId, domain, expiresAt }: ConnectState): string {
  const payload = Buffer.from([attemptId, shopId, domain, expiresAt.getTime()].join("|")).toString(
    "base64url",
  );
  return `${payload}.${mac(payload).toString("base64url")}`;
}

/** The state that was signed, whether or not it has expired; null when it is not ours. */
export function readState(state: string): ConnectState | null {
  const [payload = "", signature = "", ...rest] = state.split(".");
  const expected = mac(payload);
  const given = Buffer.from(signature, "base64url");
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [attemptId, shopId, domain, expires] = Buffer.from(payload, "base64url").toString().split("|");
  if (!attemptId || !shopId || !domain || !expires) return null;
  return { attemptId, shopId, domain, expiresAt: new Date(Number(expires)) };
}

function mac(payload: string): Buffer {
  return createHmac("sha256", key()).update(payload).digest();
}

let derived: { secret: string; key: Buffer } | undefined;

/** A key of its own, so that a signature made for anything else is none here. */
function key(): Buffer {
  const secret = env().SHOPIFY_API_SECRET;
  if (derived?.secret !== secret) {
    derived = {
      secret,
      key: Buffer.from(hkdfSync("sha256", secret, "", "couplet instagram connect state", 32)),
    };
  }
  return derived.key;
}
