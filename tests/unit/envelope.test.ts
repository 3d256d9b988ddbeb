import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIdOf, open, seal, SealError, type SealContext } from "#app/platform/crypto/envelope.ts";

const key = { id: "k1", secret: createSecretKey(randomBytes(32)) };
const context: SealContext = { table: "messages", column: "content_sealed", shopId: "shop", rowId: "row" };
const withKey = (id: string) => (id === key.id ? key : undefined);

function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof SealError ? error.code : "not a SealError";
  }
  return "opened";
}

test("whatever was sealed opens to the same bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
      const opened = open(seal(key, Buffer.from(bytes), context), context, withKey);
      expect(opened.equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

// promise R1-25
test("one flipped bit anywhere keeps a value shut", () => {
  const sealed = seal(key, "where is #1001?", context);
  for (let at = 0; at < sealed.length * 8; at += 1) {
    const flipped = Buffer.from(sealed);
    flipped[at >> 3]! ^= 1 << (at & 7);
    expect(code(() => open(flipped, context, (id) => withKey(id) ?? key))).not.toBe("opened");
  }
});

test("a value copied to another row, column, table or shop does not open", () => {
  const sealed = seal(key, "secret", context);
  for (const part of ["table", "column", "shopId", "rowId"] as const) {
    expect(code(() => open(sealed, { ...context, [part]: "another" }, withKey))).toBe("damaged");
  }
});

test("a value cut short at any length is refused with a clear code", () => {
  const sealed = seal(key, "secret", context);
  for (let length = 0; length < sealed.length; length += 1) {
    expect(["damaged", "unknown_version", "unknown_key"]).toContain(
      code(() => open(sealed.subarray(0, length), context, withKey)),
    );
  }
});

test("a key that is not on the ring is named as the reason", () => {
  const sealed = seal({ id: "old", secret: createSecretKey(randomBytes(32)) }, "secret", context);
  expect(keyIdOf(sealed)).toBe("old");
  expect(code(() => open(sealed, context, withKey))).toBe("unknown_key");
});

const other = { id: "k1", secret: createSecretKey(randomBytes(32)) };
const start = 2 + key.id.length;

/** One way to harm the sealed value each, and the code that must say so. */
const harms: [string, (sealed: Buffer) => Buffer, string[]][] = [
  ["is empty", () => Buffer.alloc(0), ["damaged"]],
  ["is one byte", (sealed) => sealed.subarray(0, 1), ["damaged"]],
  ["has version 0", (sealed) => Buffer.concat([Buffer.from([0]), sealed.subarray(1)]), ["unknown_version"]],
  [
    "has version 255",
    (sealed) => Buffer.concat([Buffer.from([255]), sealed.subarray(1)]),
    ["unknown_version"],
  ],
  [
    "has no key id",
    (sealed) => Buffer.concat([Buffer.from([1, 0]), sealed.subarray(start)]),
    ["unknown_key"],
  ],
  [
    "says a key id longer than itself",
    (sealed) => Buffer.concat([Buffer.from([1, 255]), sealed.subarray(2)]),
    ["unknown_key"],
  ],
  [
    "names another key",
    (sealed) => Buffer.concat([Buffer.from("\x01\x02k2"), sealed.subarray(start)]),
    ["unknown_key"],
  ],
  [
    "has lost its ciphertext",
    (sealed) => Buffer.concat([sealed.subarray(0, start + 12), sealed.subarray(-16)]),
    ["damaged"],
  ],
  ["has lost its tag", (sealed) => sealed.subarray(0, -16), ["damaged"]],
  ["has a tag of 12 bytes", (sealed) => sealed.subarray(0, -4), ["damaged"]],
  ["has a tag of zeros", (sealed) => Buffer.concat([sealed.subarray(0, -16), Buffer.alloc(16)]), ["damaged"]],
  [
    "has the tag of another value",
    (sealed) => Buffer.concat([sealed.subarray(0, -16), seal(key, "secret", context).subarray(-16)]),
    ["damaged"],
  ],
  [
    "has the IV of another value",
    (sealed) =>
      Buffer.concat([
        sealed.subarray(0, start),
        seal(key, "secret", context).subarray(start, start + 12),
        sealed.subarray(start + 12),
      ]),
    ["damaged"],
  ],
  [
    "has an IV of zeros",
    (sealed) => Buffer.concat([sealed.subarray(0, start), Buffer.alloc(12), sealed.subarray(start + 12)]),
    ["damaged"],
  ],
  ["has a byte more at its end", (sealed) => Buffer.concat([sealed, Buffer.alloc(1)]), ["damaged"]],
  [
    "has a byte more at its beginning",
    (sealed) => Buffer.concat([Buffer.from([1]), sealed]),
    ["damaged", "unknown_key"],
  ],
  ["is there twice", (sealed) => Buffer.concat([sealed, sealed]), ["damaged"]],
  ["was sealed with another key of the same id", () => seal(other, "secret", context), ["damaged"]],
];

// promise R1-25, R5-7
test.each(harms)("a value that %s is refused with its code", (_, harm, codes) => {
  expect(codes).toContain(code(() => open(harm(seal(key, "secret", context)), context, withKey)));
});

test("parts of a context cannot be moved into each other", () => {
  const sealed = seal(key, "secret", { ...context, shopId: "ab", rowId: "c" });
  expect(code(() => open(sealed, { ...context, shopId: "a", rowId: "bc" }, withKey))).toBe("damaged");
});

test("the same text never seals to the same bytes twice", () => {
  const sealed = new Set(Array.from({ length: 1_000 }, () => seal(key, "hello", context).toString("hex")));
  expect(sealed.size).toBe(1_000);
});
