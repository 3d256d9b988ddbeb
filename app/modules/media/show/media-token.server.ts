import { timingSafeEqual } from "node:crypto";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

/** What an address of a file is for: staff who look at it, or Meta, which fetches it once to send it. */
export type MediaUse = "view" | "send";

export interface MediaToken {
  shopId: string;
  fileId: string;
  use: MediaUse;
  /** ms since 1970; from then on it opens nothing. */
  expiresAt: number;
}

/**
 * A word that opens one file of one shop for one use until a moment, signed with a key derived from the ring. The same
 * facts give the same word. Whoever makes one has settled that the file may be seen.
 */
export function signToken({ shopId }: ShopScope, fileId: string, use: MediaUse, expiresAt: number): string {
  const ring = keyRing();
  const said = [ring.sealingId, use, shopId, fileId, expiresAt.toString(36)].join(".");
  return `${said}.${codeOf(said, ring.sealingId)}`;
}

/** What a word says; null for one that is not ours, was altered, or has run out. */
export function readToken(token: string, now: number): MediaToken | null {
  const parts = token.split(".");
  const [keyId = "", use, shopId, fileId, expires = "", code = ""] = parts;
  const expected = codeOf(parts.slice(0, 5).join("."), keyId);
  if (parts.length !== 6 || !expected || !isSame(code, expected)) return null;
  const expiresAt = Number.parseInt(expires, 36);
  if (!(now < expiresAt)) return null;
  if ((use !== "view" && use !== "send") || !isId(shopId) || !isId(fileId)) return null;
  return { shopId, fileId, use, expiresAt };
}

/** Compared as text: the last sign of base64 has bits that mean nothing, so two texts can be the same bytes. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Undefined when the ring has no key of that name. */
function codeOf(said: string, keyId: string): string | undefined {
  return keyRing().mac("media address", said, keyId)?.toString("base64url");
}
