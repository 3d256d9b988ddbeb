import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { policyVersion } from "#app/modules/privacy/policy-version.ts";
import { publicPage } from "#app/web/public-page.server.ts";
import { policyPage } from "#app/web/policy-page.server.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"), {
  OPERATOR_NAME: "Operator & Sons",
  OPERATOR_ADDRESS: "Main Street 1",
  PRIVACY_EMAIL: "privacy@operator.example",
});

/** What is the same in every installation. */
async function body(): Promise<string> {
  const html = await policyPage().text();
  return (/<main>(.*)<\/main>/s.exec(html)?.[1] ?? "")
    .replaceAll(policyVersion.version, "")
    .replaceAll("Operator &#38; Sons", "")
    .replaceAll("privacy@operator.example", "");
}

// promise R1-36
// promise R2-40
// promise R3-36
test("a policy whose text changed has a new version, so that stores are asked again", async () => {
  const digest = createHash("sha256")
    .update(await body())
    .digest("hex");
  expect(
    policyVersion.digest,
    `the text changed: give policy-version.ts the day it takes effect and the digest ${digest}`,
  ).toBe(digest);
});

// promise R1-7
// promise R2-44
// promise R3-44
test("the policy names every purpose and recipient, and leads to those of Meta and Shopify", async () => {
  const text = await body();
  for (const words of [
    "to show staff what was written",
    "Seen by: Meta",
    "never",
    "facebook.com/privacy",
    "shopify.com/legal",
    "trademark",
  ])
    expect(text).toContain(words);
});

// promise R1-5
// promise R3-46
// promise R3-37
test("every public page bears the operator's name, address and mail, as this installation has them", async () => {
  const page = await publicPage("Anything", "<p>text</p>").text();
  for (const words of ["Operator &#38; Sons", "Main Street 1", "privacy@operator.example"])
    expect(page).toContain(words);
});
