import { createSecretKey, randomBytes } from "node:crypto";
import { open, seal, type SealContext } from "./envelope.ts";
import { keyRing } from "./key-ring.server.ts";

/** A key that lives in the database, wrapped by the ring: one a person, one a shop's indexes. */
export interface WrappedKey {
  seal(value: unknown, context: SealContext): Buffer<ArrayBuffer>;
  /** @throws SealError */
  open<T>(sealed: Uint8Array, context: SealContext): T;
  /** The same for bytes as they are: pieces of files. */
  sealBytes(bytes: Buffer, context: SealContext): Buffer<ArrayBuffer>;
  /** @throws SealError */
  openBytes(sealed: Uint8Array, context: SealContext): Buffer;
}

/** Name inside values sealed with a wrapped key: which key it is follows from the row's person. */
const id = "p";

/** A fresh key and its wrapping, which is what gets stored. */
export function newWrappedKey(context: SealContext): { wrapped: Buffer<ArrayBuffer>; key: WrappedKey } {
  const bytes = randomBytes(32);
  return { wrapped: keyRing().seal(bytes, context), key: usable(bytes) };
}

/** @throws SealError when the ring no longer holds the wrapping key */
export function unwrapKey(wrapped: Uint8Array, context: SealContext): WrappedKey {
  return usable(keyRing().open(wrapped, context));
}

/** Seals and opens JSON values, and bytes. */
function usable(bytes: Buffer): WrappedKey {
  const key = { id, secret: createSecretKey(bytes) };
  const openBytes = (sealed: Uint8Array, context: SealContext) =>
    open(sealed, context, (wanted) => (wanted === id ? key : undefined));
  return {
    seal: (value, context) => seal(key, JSON.stringify(value), context),
    open: <T>(sealed: Uint8Array, context: SealContext) =>
      JSON.parse(openBytes(sealed, context).toString("utf8")) as T,
    sealBytes: (plain, context) => seal(key, plain, context),
    openBytes,
  };
}
