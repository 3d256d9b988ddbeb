import { timingSafeEqual } from "node:crypto";
import { minute } from "#app/platform/clock.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

/** Long enough to answer a browser's questions; the page of settings makes another whenever it is read. */
const lastsMs = 30 * minute;

/** For whom a device may be added. */
export interface DeviceWord {
  shopId: string;
  staffId: string;
}

/**
 * A word that lets a browser be added as a device of one member of staff, for half an hour: in a page of our own, where
 * no session of Shopify's reaches. Signed with a key derived from the ring.
 */
export function deviceWord({ shopId }: ShopScope, staffId: string, now: Date): string {
  const ring = keyRing();
  const expires = (now.getTime() + lastsMs).toString(36);
  const said = [ring.sealingId, shopId, staffId, expires].join(".");
  return `${said}.${codeOf(said, ring.sealingId)}`;
}

/** What a word says; null for one that is not ours, was altered, or has run out. */
export function readDeviceWord(word: string, now: Date): DeviceWord | null {
  const parts = word.split(".");
  const [keyId = "", shopId, staffId, expires = "", code = ""] = parts;
  const expected = codeOf(parts.slice(0, 4).join("."), keyId);
  if (parts.length !== 5 || !expected || !isSame(code, expected)) return null;
  if (!(now.getTime() < Number.parseInt(expires, 36))) return null;
  return isId(shopId) && isId(staffId) ? { shopId, staffId } : null;
}

/** Compared as text: the last sign of base64 has bits that mean nothing, so two texts can be the same bytes. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Undefined when the ring has no key of that name. */
function codeOf(said: string, keyId: string): string | undefined {
  return keyRing().mac("device address", said, keyId)?.toString("base64url");
}
