import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIdOf, open, seal, SealError, type SealContext } from "#app/platform/crypto/envelope.ts";

const key = { id: "k1", bytes: randomBytes(32) };
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
  const sealed = seal({ id: "old", bytes: randomBytes(32) }, "secret", context);
  expect(keyIdOf(sealed)).toBe("old");
  expect(code(() => open(sealed, context, withKey))).toBe("unknown_key");
});

test("the same text never seals to the same bytes twice", () => {
  const sealed = new Set(Array.from({ length: 1_000 }, () => seal(key, "hello", context).toString("hex")));
  expect(sealed.size).toBe(1_000);
});
