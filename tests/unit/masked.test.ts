import fc from "fast-check";
import { expect, test } from "vitest";
import { maskName, maskReach } from "#app/modules/contacts/masked.ts";

test.each([
  ["jane@example.com", "j•••@e•••.com"],
  ["Maya.L+shop@mail.example.co.uk", "M•••@m•••.uk"],
  ["j@ab.de", "•••@•••.de"],
  ["jo@lindqvist.se", "•••@l•••.se"],
  ["ünal@müller.example", "ü•••@m•••"],
  ["😀😀😀@example.com", "•••@e•••.com"],
  ['"a@b.com"@example.com', "•••@e•••.com"],
  ["jane@localhost", "j•••@l•••"],
  ["jane@", "j•••@•••"],
  ["@", "•••@•••"],
  ["no address", "•••"],
  ["", "•••"],
])("the e-mail %j is shown as %s", (email, shown) => {
  expect(maskReach("email", email)).toBe(shown);
});

test.each([
  ["+34 600 123 442", "•••• ••42"],
  ["0151-23456789", "•••• ••89"],
  ["٠١٢٣٤٥٦٧٨٩", "•••• ••٨٩"],
  ["123456", "•••• ••••"],
  ["call me", "•••• ••••"],
  ["", "•••• ••••"],
])("the phone number %j is shown as %s", (phone, shown) => {
  expect(maskReach("phone", phone)).toBe(shown);
});

test.each([
  ["Maya Lindqvist", "Maya Lindqvist"],
  ["Tom @ work", "Tom @ work"],
  ["", ""],
  ["jane@example.com", "j•••@e•••.com"],
  ["+34 600 123 442", "•••• ••42"],
])(
  "a customer called %j is called %j, because Shopify calls who has no name by their address",
  (name, shown) => {
    expect(maskName(name)).toBe(shown);
  },
);

const part = fc.string({ unit: "grapheme", maxLength: 40 });

// promise R3-25
test("of whatever stands before and behind the @ at most one letter each is shown, and never how long it is", () => {
  fc.assert(
    fc.property(part, part, fc.constantFrom(".com", ".de", ".museum"), (local, host, ending) => {
      const shown: string = maskReach("email", `${local}@${host}${ending}`);
      expect(shown).toMatch(/^[\p{L}\p{N}]?•••@[\p{L}\p{N}]?•••\.(com|de|museum)$/u);
    }),
  );
});

test("of anything at all an e-mail shows two letters and an ending at most, a phone number two digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
      expect(maskReach("email", typed)).toMatch(
        /^(?:[\p{L}\p{N}]?•••@[\p{L}\p{N}]?•••(?:\.(?:\p{L}{2,6}|xn--[a-z0-9]{1,20}))?|•••)$/iu,
      );
      expect(maskReach("phone", typed)).toMatch(/^•••• ••(?:••|\p{Nd}{2})$/u);
    }),
  );
});
