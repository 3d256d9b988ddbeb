import fc from "fast-check";
import { expect, test } from "vitest";
import { flattened } from "#app/modules/privacy/flattened.ts";
import { languages } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { jsonPackage, type PackageFormat } from "#app/modules/privacy/package-formats.ts";
import { packagePage } from "#app/modules/privacy/package-page.ts";

const page = packagePage(translatorOf("en"));

function packageWith(format: PackageFormat, rows: Record<string, unknown>[]): string {
  return [
    format.begin({ store: "couplet-test.myshopify.com", made: new Date(0), persons: 1 }),
    format.beginPerson(1, 1),
    format.beginTable("messages", true),
    ...rows.map((row, at) => format.row(row, at === 0)),
    format.endTable(rows.length),
    format.endPerson(),
    format.end(),
  ].join("");
}

test("whatever a person wrote, the JSON package says it again", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.string(), kind: fc.string() })), (rows) => {
      const read = JSON.parse(packageWith(jsonPackage, rows)) as object;
      expect(read).toMatchObject({ store: "couplet-test.myshopify.com", persons: [{ messages: rows }] });
    }),
  );
});

test("whatever a person wrote, the page shows it and takes none of it for HTML", () => {
  const empty = packageWith(page, []).match(/</g)?.length ?? 0;
  const plain = packageWith(page, [{ content: { text: "x" } }]).match(/</g)?.length ?? 0;
  expect(plain).toBeGreaterThan(empty);
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: fc.constantFrom("<", ">", "&", '"', "'", "a", " ") }),
      (text) => {
        const html = packageWith(page, [{ content: { text } }]);
        expect(html.match(/</g)).toHaveLength(plain);
        const shown = text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
        expect(html).toContain(`<p>${shown}</p>`);
      },
    ),
  );
});

test("the page leaves no value of a row out, however deep it lies", () => {
  const row = {
    sent_at: new Date("2026-11-23T10:00:00Z"),
    content: { text: "hi", media: [{ url: "https://a/1" }] },
  };
  const html = packageWith(page, [row]);
  for (const part of ["23 November 2026", "<p>hi</p>", "Content media 1 url", "https://a/1"])
    expect(html).toContain(part);
  expect(flattened({ a: { b: [1, null, { c: 2 }] }, d: undefined })).toEqual([
    ["a b 1", 1],
    ["a b 3 c", 2],
  ]);
});

test("a kind of data of which there is nothing says so on the page", () => {
  expect(packageWith(page, [])).toContain("None.");
});

test("the page is in the language of whoever makes it, with what the person wrote as it was written", () => {
  const row = { content: { text: "Where is my order?" }, own: true };
  const pages = languages.map((language) => packageWith(packagePage(translatorOf(language)), [row]));
  expect(new Set(pages.map((html) => /<h1>(.*?)<\/h1>/.exec(html)?.[1])).size).toBe(languages.length);
  for (const html of pages) expect(html).toContain("<p>Where is my order?</p>");
  expect(pages[1]).toContain('<html lang="de">');
  expect(pages[1]).toContain("Grundlage: der Vertrag des Shops");
  expect(pages[1]).toContain("<dd>ja</dd>");
});
