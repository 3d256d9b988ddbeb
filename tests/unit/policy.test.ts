import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { languages } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { classList, endWords, registerT } from "#app/modules/privacy/register-words.ts";
import { policyVersion } from "#app/modules/privacy/policy-version.ts";
import { parseEnv } from "#app/platform/env.server.ts";
import { escaped } from "#app/platform/html.ts";
import { deletionPage } from "#app/web/deletion-page.server.ts";
import { publicPage } from "#app/web/public-page.server.ts";
import { policyPage } from "#app/web/policy-page.server.ts";
import { undeclared } from "#scripts/undeclared.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"), {
  OPERATOR_NAME: "Operator & Sons",
  OPERATOR_ADDRESS: "Main Street 1",
  PRIVACY_EMAIL: "privacy@operator.example",
  SUPPORT_EMAIL: "help@operator.example",
  DATA_REGION: "Frankfurt, Germany",
  TRANSFER_SAFEGUARD: "standard contractual clauses",
  HOSTED_BY: "Example Hosting & Co",
  LOG_DAYS: "14",
});

/** What is the same in every installation. */
async function body(): Promise<string> {
  const html = await policyPage().text();
  return (/<main>(.*)<\/main>/s.exec(html)?.[1] ?? "")
    .replaceAll(policyVersion.version, "")
    .replaceAll("Operator &#38; Sons", "")
    .replaceAll("privacy@operator.example", "")
    .replaceAll("Frankfurt, Germany", "")
    .replaceAll("standard contractual clauses", "")
    .replaceAll("Example Hosting &#38; Co", "")
    .replaceAll("after 14 days", "");
}

// promise R1-36
// promise R2-40
// promise R3-36
// promise R3-9
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
  const page = await publicPage("en", "Anything", "<p>text</p>").text();
  for (const words of ["Operator &#38; Sons", "Main Street 1", "privacy@operator.example"])
    expect(page).toContain(words);
});

const t = registerT(translatorOf("en"));
const classes = classList.map(([name, found]) => ({ ...found, label: t(`classes.${name}.label`) }));

// promise R1-29
// promise R2-32
// promise R4-51
test("the policy says where data is and what protects it abroad, and the doctor names what nobody declared", async () => {
  const text = await policyPage().text();
  expect(text).toContain("Everything is kept and processed in: Frankfurt, Germany.");
  expect(text).toContain("in other countries is protected by: standard contractual clauses.");
  expect(undeclared(parseEnv(process.env))).toEqual([]);
  const bare = parseEnv(testEnvironment("postgresql://127.0.0.1/none"));
  expect(undeclared(bare)).toEqual(
    expect.arrayContaining(["OPERATOR_NAME", "DATA_REGION", "HOSTED_BY", "TRANSFER_SAFEGUARD", "LOG_DAYS"]),
  );
});

// promise R4-25
test("the policy names who hosts this installation under contract, as the operator declares it", async () => {
  const text = await policyPage().text();
  expect(text).toContain("Under contract with: Example Hosting &#38; Co.");
  expect(text).toContain("whoever hosts this installation");
});

// promise R1-14
// promise R2-24
test("the policy says what technical data there is, why, and after how many days log lines are deleted", async () => {
  const text = await policyPage().text();
  expect(text).toContain(
    "to find faults and misuse and to keep the service fast. They are deleted after 14 days.",
  );
  for (const words of [t("classes.operation.purpose"), endWords(t, "operation")])
    expect(text).toContain(escaped(words));
  for (const days of ["0", "366", "long"])
    expect(() => parseEnv({ ...process.env, LOG_DAYS: days }), days).toThrow(/LOG_DAYS/);
  expect(parseEnv({ ...process.env, LOG_DAYS: "" }).LOG_DAYS).toBeUndefined();
});

// promise R2-39
// promise R4-52
test("the policy bears the age limit of this installation: 16 unless it is set, from 13 to 21", async () => {
  expect(await policyPage().text()).toContain("not meant for anybody under 16.");
  expect(parseEnv({ ...process.env, MINIMUM_AGE: "18" }).MINIMUM_AGE).toBe(18);
  for (const age of ["12", "22", "old"])
    expect(() => parseEnv({ ...process.env, MINIMUM_AGE: age })).toThrow(/MINIMUM_AGE/);
});

// promise R1-21
test("every kind of data says where it comes from; what is Meta's is told nobody but whom the service needs", async () => {
  for (const { from, label } of classes) expect(from.length, label).toBeGreaterThan(0);
  const ofMeta = classes.filter(({ from }) => from.includes("meta"));
  expect(ofMeta.map(({ label }) => label)).toEqual(
    expect.arrayContaining([
      "Messages and comments",
      "Instagram profile",
      "Words for search, as keyed hashes",
    ]),
  );
  const told = new Set(ofMeta.flatMap(({ recipients }) => recipients));
  expect([...told].toSorted()).toEqual(["host", "llm", "meta", "shopify"]);
  // A model is asked about the text that staff have before them, and about nothing else of Meta's.
  expect(ofMeta.filter(({ recipients }) => recipients.includes("llm")).map(({ label }) => label)).toEqual([
    "Messages and comments",
  ]);
  const text = await body();
  expect(text).toMatch(/Instagram profile<\/strong>.*?Comes from: Instagram \(Meta\); staff of the store\./s);
  expect(text).toContain("used for advertising, used to train a model");
});

// promise R2-41
// promise R5-17
test("privacy and support have an address each on every public page", async () => {
  const page = await publicPage("en", "Anything", "<p>text</p>").text();
  expect(page).toContain("Privacy: privacy@operator.example");
  expect(page).toContain("Support: help@operator.example");
});

// promise R3-38
test("the deletion page lists every kind of a person's data as the register has it, and names the laws", async () => {
  const text = await deletionPage("en").text();
  const ofPersons = classes.filter(({ subject }) => subject === "customer");
  for (const { label, erasure } of ofPersons) {
    expect(["erased", "emptied"], label).toContain(erasure);
    expect(text).toContain(`<li>${label}</li>`);
  }
  expect(text).not.toContain(`<li>${t("classes.staff.label")}</li>`);
  for (const law of ["GDPR", "CCPA"]) expect(text).toContain(law);
});

test("the deletion page is in the language of whoever asks, and the form and the mail are the same in all", async () => {
  const pages = await Promise.all(languages.map((language) => deletionPage(language).text()));
  expect(new Set(pages.map((html) => /<h1>(.*?)<\/h1>/.exec(html)?.[1])).size).toBe(languages.length);
  for (const [at, html] of pages.entries()) {
    expect(html).toContain(`<html lang="${languages[at]}" dir="ltr">`);
    expect([...html.matchAll(/name="kind" value="(\w+)"/g)].map(([, kind]) => kind)).toEqual([
      "erase_person",
      "erase_child",
      "access",
    ]);
    expect(html).toContain("Instagram Data Deletion Request");
    expect(html).toContain("Instagram username:");
  }
});
