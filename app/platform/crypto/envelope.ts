import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";

/** Where a value lives. Bound into the seal, so that a value copied to another row does not open. */
export interface SealContext {
  table: string;
  column: string;
  shopId: string;
  rowId: string;
}

export interface ContentKey {
  /** Names the key inside the sealed bytes; up to 32 ASCII characters. */
  id: string;
  /** 256 bits. As an object, not as bytes: preparing bytes anew for each value costs five times the cipher. */
  secret: KeyObject;
}

/** A sealed value did not open: damaged, moved, or sealed with a key that is not here. */
export class SealError extends Error {
  readonly code: "damaged" | "unknown_key" | "unknown_version";

  constructor(code: SealError["code"]) {
    super(`a sealed value did not open: ${code}`);
    this.name = "SealError";
    this.code = code;
  }
}

const version = 1;
const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM. Layout: version (1 byte) · length of key id (1) · key id · IV (12, random) · ciphertext ·
 * tag (16). The context and the header are additional data.
 */
export function seal(key: ContentKey, plaintext: Buffer | string, context: SealContext): Buffer<ArrayBuffer> {
  const header = Buffer.concat([Buffer.from([version, key.id.length]), Buffer.from(key.id, "latin1")]);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key.secret, iv);
  cipher.setAAD(additionalData(header, context));
  const body = typeof plaintext === "string" ? cipher.update(plaintext, "utf8") : cipher.update(plaintext);
  return Buffer.concat([header, iv, body, cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what {@link seal} made, with the key that `keyOf` finds for the id inside.
 * @throws SealError
 */
export function open(
  sealed: Uint8Array,
  context: SealContext,
  keyOf: (id: string) => ContentKey | undefined,
): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const { id, headerLength } = readHeader(bytes);
  const key = keyOf(id);
  if (!key) throw new SealError("unknown_key");
  if (bytes.length < headerLength + ivLength + tagLength) throw new SealError("damaged");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    key.secret,
    bytes.subarray(headerLength, headerLength + ivLength),
  );
  decipher.setAAD(additionalData(bytes.subarray(0, headerLength), context));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  try {
    const body = decipher.update(bytes.subarray(headerLength + ivLength, bytes.length - tagLength));
    // GCM holds nothing back: the end only checks the tag.
    decipher.final();
    return body;
  } catch {
    throw new SealError("damaged");
  }
}

/** The id of the key a value was sealed with. */
export function keyIdOf(sealed: Uint8Array): string {
  return readHeader(Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)).id;
}

function readHeader(bytes: Buffer): { id: string; headerLength: number } {
  if (bytes.length < 2) throw new SealError("damaged");
  if (bytes[0] !== version) throw new SealError("unknown_version");
  const headerLength = 2 + (bytes[1] ?? 0);
  return { id: bytes.toString("latin1", 2, headerLength), headerLength };
}

/** Table names hold no NUL, so the parts cannot run into each other. */
function additionalData(header: Buffer, { table, column, shopId, rowId }: SealContext): Buffer {
  const place = `${table}\0${column}\0${shopId}\0${rowId}`;
  const data = Buffer.allocUnsafe(header.length + Buffer.byteLength(place));
  header.copy(data);
  data.write(place, header.length);
  return data;
}
