import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueOf, type Texts } from "#app/language/catalogues.server.ts";
import { languages } from "#app/language/languages.ts";

const translations = languages.filter((language) => language !== "en");

/** Texts of our own by "namespace:key.of.text". */
function flat(language: (typeof languages)[number]): Map<string, string> {
  const { polaris: _, ...own } = catalogueOf(language);
  return new Map(Object.entries(own).flatMap(([namespace, texts]) => leaves(texts, `${namespace}:`)));
}

function leaves(texts: Texts, path: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[`${path}${key}`, text] as const] : leaves(text, `${path}${key}.`),
  ) as [string, string][];
}

const english = flat("en");

/** Keys that count something, without the form. */
const counted = new Set(
  [...english.keys()]
    .filter((key) => key.endsWith("_one") && english.has(key.replace(/_one$/, "_other")))
    .map((key) => key.replace(/_one$/, "")),
);

function keysNeededIn(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const single = [...english.keys()].filter((key) => !counted.has(key.replace(/_(one|other)$/, "")));
  return [...single, ...[...counted].flatMap((key) => forms.map((form) => `${key}_${form}`))].sort();
}

/** What is filled in or marked up, each once. */
function filledIn(text: string): string[] {
  return [...new Set(text.match(/\{\{.*?\}\}|<\/?\w+\/?>/g))].sort();
}

test.each(languages)(
  "%s has every text of the product, in every plural form of its own, and no other",
  (language) => {
    expect([...flat(language).keys()].sort()).toEqual(keysNeededIn(language));
  },
);

test.each(languages)("no text in %s is empty or has a space too many", (language) => {
  const odd = [...flat(language)].filter(([, text]) => text.trim() === "" || /^\s|\s$| {2}/.test(text));
  expect(odd).toEqual([]);
});

test.each(translations)("%s fills in what English fills in", (language) => {
  const different = [...flat(language)].flatMap(([key, text]) => {
    const form = /_(zero|one|two|few|many|other)$/.exec(key)?.[0] ?? "";
    // What counts is held to the many, for English may say "One" where another language has to say the number.
    const many = form === "" ? undefined : english.get(`${key.slice(0, -form.length)}_other`);
    const model = many ?? english.get(key) ?? "";
    const same = filledIn(text).join() === filledIn(model).join();
    // "One thread" may do without its number.
    const without =
      form === "_one" && [...filledIn(text), "{{count}}"].sort().join() === filledIn(model).join();
    return same || without ? [] : [{ key, text }];
  });
  expect(different).toEqual([]);
});

test.each(translations)("no sentence in %s is still English", (language) => {
  const same = [...flat(language)].filter(
    ([key, text]) => english.get(key) === text && text.replaceAll(/\{\{.*?\}\}/g, "").split(/\s+/).length > 3,
  );
  expect(same).toEqual([]);
});

test("every namespace is known to the type checker, which finds a key that is missing", () => {
  const declared = readFileSync("app/language/i18next.d.ts", "utf8");
  const namespaces = readdirSync("app/locales/en").map((file) => file.replace(/\.json$/, ""));
  expect(namespaces.filter((one) => !declared.includes(`locales/en/${one}.json"`))).toEqual([]);
});

test.each(languages)("names of months and days in %s are those of Intl", (language) => {
  const { months, weekdays } = catalogueOf(language)["times"] as { months: object; weekdays: object };
  const date = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const named = [...Array(12).keys()].map((month) =>
    date.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === "month"),
  );
  expect(Object.values(months)).toEqual(named.map((part) => part?.value));
  // The 23rd was a Monday. Ukrainian is printed with the typographic apostrophe.
  const days = [...Array(7).keys()].map((at) => weekday.format(Date.UTC(2026, 10, 23 + at)));
  expect(Object.values(weekdays)).toEqual(days.map((name) => name.replace("ʼ", "’")));
});
