import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSignedRequest } from "#app/modules/privacy/signed-request.ts";

const secrets = ["instagram-secret", "meta-secret"];

function signed(payload: unknown, secret = "meta-secret"): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `${createHmac("sha256", secret).update(encoded).digest("base64url")}.${encoded}`;
}

const good = { algorithm: "HMAC-SHA256", user_id: "17841400000000001", issued_at: 1 };

// promise R4-41
test("what either app signed is read, whether Meta sends the id as text or as a number", () => {
  expect(readSignedRequest(signed(good), secrets)).toEqual({ userId: "17841400000000001" });
  expect(readSignedRequest(signed(good, "instagram-secret"), secrets)).toEqual({ userId: good.user_id });
  expect(readSignedRequest(signed({ ...good, user_id: 218471 }), secrets)).toEqual({ userId: "218471" });
  expect(readSignedRequest(signed({ ...good, algorithm: "hmac-sha256" }), secrets)).not.toBeNull();
});

test("another secret, another algorithm, no user and anything that is not text prove nothing", () => {
  const { algorithm, user_id } = good;
  for (const text of [
    signed(good, "somebody-else"),
    signed({ ...good, algorithm: "none" }),
    signed({ algorithm }),
    signed({ user_id }),
    signed({ ...good, user_id: "1 OR 1=1" }),
    signed("text"),
    signed(null),
    "",
    ".",
    "a.b",
    `${signed(good)}.more`,
    null,
    undefined,
    new Blob(["x"]),
  ])
    expect(readSignedRequest(text, secrets)).toBeNull();
});

test("one changed letter anywhere proves nothing", () => {
  const text = signed(good);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(..."Ax9-_"), (at, letter) => {
      fc.pre(text[at] !== letter);
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      // The last letter of a base64 text carries bits that mean nothing.
      fc.pre(at !== 42 && at !== text.length - 1);
      expect(readSignedRequest(changed, secrets)).toBeNull();
    }),
  );
});
