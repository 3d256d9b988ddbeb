import { createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { env } from "../env.server.ts";
import { open, seal, type ContentKey, type SealContext } from "./envelope.ts";

/** The example of .env.example and keys without entropy: anybody could open what they seal. */
const published = new Set([
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  "ZXhhbXBsZS1rZXktZG8tbm90LXVzZS1pbi1wcm9kISE=",
]);

/** The key ring is unusable; the message says why without showing a key. */
export class KeyRingError extends Error {
  override readonly name = "KeyRingError";
}

export interface KeyRing {
  /** With the first key, or with the one that `id` names. */
  seal(plaintext: Buffer | string, context: SealContext, id?: string): Buffer<ArrayBuffer>;
  /** @throws SealError */
  open(sealed: Uint8Array, context: SealContext): Buffer;
  /**
   * HMAC-SHA256 under a key derived for one purpose from the key that `id` names. Undefined when that key is not here.
   * @param purpose what the derived key is for: the same text under another purpose has another code
   */
  mac(purpose: string, text: string, id: string): Buffer | undefined;
  ids: string[];
  /** The id of the first key, which seals. */
  sealingId: string;
}

/**
 * Reads `id:base64,id:base64`: the first key seals, all open.
 * @throws KeyRingError for a missing, short, doubled or published key
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(",").map(parseKey);
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw new KeyRingError("ENCRYPTION_KEYS names the same key id twice");
  const [first] = keys;
  if (!first) throw new KeyRingError("ENCRYPTION_KEYS is empty");
  return {
    seal: (plaintext, context, id) => seal((id !== undefined && byId.get(id)) || first, plaintext, context),
    open: (sealed, context) => open(sealed, context, (id) => byId.get(id)),
    mac: (purpose, text, id) => macWith(byId.get(id), purpose, text),
    ids: keys.map((key) => key.id),
    sealingId: first.id,
  };
}

function parseKey(entry: string): ContentKey {
  const [id = "", base64 = ""] = entry.trim().split(":");
  if (!/^[a-z0-9-]{1,32}$/.test(id))
    throw new KeyRingError("ENCRYPTION_KEYS: a key id is 1-32 of a-z, 0-9 and -");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== 32) throw new KeyRingError(`ENCRYPTION_KEYS: key "${id}" is not 32 bytes of base64`);
  if (published.has(base64)) throw new KeyRingError(`ENCRYPTION_KEYS: key "${id}" is a published example`);
  return { id, secret: createSecretKey(bytes) };
}

/** Keys are never used for two things: HKDF makes one for each (RFC 5869; the ring's keys are random, so no salt). */
function macWith(key: ContentKey | undefined, purpose: string, text: string): Buffer | undefined {
  if (!key) return undefined;
  const derived = hkdfSync("sha256", key.secret, "", `couplet ${purpose}`, 32);
  return createHmac("sha256", Buffer.from(derived)).update(text).digest();
}

let ring: KeyRing | undefined;

/** The key ring of this process. */
export function keyRing(): KeyRing {
  ring ??= parseKeyRing(env().ENCRYPTION_KEYS);
  return ring;
}
