import { expect, test } from "vitest";
import { readNamedPerson } from "#app/modules/privacy/named-person.ts";
import { readMail } from "#app/modules/privacy/read-mail.ts";

// promise R3-39
test.each([
  ["@Tom.Home", { by: "handle", value: "tom.home" }],
  [" tom_home ", { by: "handle", value: "tom_home" }],
  ["https://www.instagram.com/tom.home/", { by: "handle", value: "tom.home" }],
  ["17841400000000001", { by: "external_id", value: "17841400000000001" }],
  ["+34 600 123 456", { by: "phone", value: "+34600123456" }],
  ["0034 600 123 456", { by: "phone", value: "+34600123456" }],
  ["Maya@Example.com", { by: "email", value: "maya@example.com" }],
])("%s is understood as a name for a person", (typed, named) => {
  expect(readNamedPerson(typed)).toEqual(named);
});

test.each([
  "",
  "   ",
  "@",
  "two words",
  "a@b",
  "https://evil.example/tom",
  "x".repeat(31),
  "@@tom",
  "<script>",
])("%j names nobody", (typed) => {
  expect(readNamedPerson(typed)).toBeNull();
});

// promise R2-38
test.each([
  [
    "Subject: Fwd: Instagram Data Deletion Request\nFrom: Maya <maya@example.com>\n\nmy username: @maya.home.",
    { by: "handle", value: "maya.home" },
  ],
  [
    "Betreff: RE: instagram data deletion request\n\nAccount ID: 17841400000000001",
    { by: "external_id", value: "17841400000000001" },
  ],
  [
    "Instagram Data Deletion Request\nplease, I am on +34 600 123 456",
    { by: "phone", value: "+34600123456" },
  ],
  [
    "Subject: Instagram Data Deletion Request\n> From: Maya <Maya@Example.com>\nforget me",
    { by: "email", value: "maya@example.com" },
  ],
])("a mail with the known subject is recognised, and whom it names", (mail, named) => {
  expect(readMail(mail)).toEqual({ knownSubject: true, named });
});

test("a mail of another subject is read all the same, and says that the subject is another", () => {
  expect(readMail("Subject: hello\n\n@maya.home please forget me")).toEqual({
    knownSubject: false,
    named: { by: "handle", value: "maya.home" },
  });
  expect(readMail("no idea who I am")).toEqual({ knownSubject: false, named: null });
});

test("reading a mail takes no longer for one made to be slow", () => {
  for (const bait of ["@", "username:", "+1 ", "from:", "a@b.", "1"]) {
    const { named } = readMail(bait.repeat(200_000));
    expect(named === null || typeof named.value === "string").toBe(true);
  }
});
