import { expect, test, vi } from "vitest";
import { browserTexts, catalogueOf } from "#app/language/catalogues.server.ts";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { directionOf, languageOf, pseudo } from "#app/language/languages.ts";
import { pseudoText } from "#app/language/pseudo.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { timeWords } from "#app/ui/time-words.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

vi.stubEnv("PSEUDO_LOCALE", "on");
for (const [name, value] of Object.entries(testEnvironment("postgresql://localhost/none")))
  vi.stubEnv(name, value);

function visit(query: string, accepts = ""): Request {
  return new Request(`https://couplet.example.com/app${query}`, { headers: { "accept-language": accepts } });
}

test("the admin's language comes first, then the staff member's, then the browser's, then English", () => {
  expect(chooseLanguage(visit("?locale=de-AT", "fr"), "es")).toBe("de");
  expect(chooseLanguage(visit("?locale=ja", "fr"), "es")).toBe("es");
  expect(chooseLanguage(visit("", "ja, uk-UA;q=0.5, fr;q=0.8"), null)).toBe("fr");
  expect(chooseLanguage(visit("", "ja"))).toBe("en");
  expect(chooseLanguage(visit("?locale=pseudo", "fr"))).toBe(pseudo);
});

test("a locale is understood however Shopify or a browser writes it", () => {
  expect(["pt-BR", "FR", "de_AT", "uk-UA", "", null].map(languageOf)).toEqual([
    null,
    "fr",
    "de",
    "uk",
    null,
    null,
  ]);
});

test("Ukrainian counts in its four forms", () => {
  const t = translatorOf("uk").getFixedT(null, "times");
  expect([1, 3, 5, 21, 1.5].map((count) => t("days", { count }))).toEqual([
    "1 день",
    "3 дні",
    "5 днів",
    "21 день",
    "1.5 дня",
  ]);
});

test("the made-up language is longer, runs the other way, and leaves what is filled in alone", () => {
  const text = "Erase {{count}} messages of <strong>{{name}}</strong>?";
  const made = pseudoText(text);
  expect(made).toContain("{{count}}");
  expect(made).toContain("<strong>{{name}}</strong>");
  expect(made).not.toContain("messages");
  expect(made.length).toBeGreaterThan(text.length + 0.4 * "Erase  messages of ?".length);
  expect([directionOf(pseudo), directionOf("uk")]).toEqual(["rtl", "ltr"]);
  expect(translatorOf(pseudo).t("times:days", { count: 1 })).toContain("ðàý".replace("ð", "đ"));
});

test("a browser gets neither what only pages without scripts say, nor English Polaris twice", () => {
  expect(Object.keys(browserTexts("de"))).toContain("polaris");
  expect(Object.keys(browserTexts("en"))).not.toContain("polaris");
  expect(Object.keys(browserTexts("en")).filter((name) => name.startsWith("public"))).toEqual([]);
  expect(Object.keys(catalogueOf("en"))).toContain("polaris");
});

test("a time is told in the words of each language and by the clock of the shop", () => {
  const now = new Date("2026-11-23T13:00:00Z");
  const words = (language: "en" | "de" | "es" | "fr" | "uk") => {
    const times = timeWords(translatorOf(language).getFixedT(null, "times"), "America/New_York");
    return [
      times.exact("2026-03-04T03:30:00Z"),
      times.ago("2026-11-19T13:00:00Z", now),
      times.moment("2026-11-22T23:30:00Z", now),
    ];
  };
  expect(words("en")).toEqual(["Tuesday, 3 Mar 2026, 22:30", "4 days ago", "yesterday 18:30"]);
  expect(words("de")).toEqual(["Dienstag, 3. März 2026, 22:30", "vor 4 Tagen", "gestern, 18:30"]);
  expect(words("es")).toEqual(["martes, 3 mar 2026, 22:30", "hace 4 días", "ayer, 18:30"]);
  expect(words("fr")).toEqual(["mardi 3 mars 2026, 22:30", "il y a 4 jours", "hier, 18:30"]);
  expect(words("uk")).toEqual(["вівторок, 3 бер. 2026, 22:30", "4 дні тому", "вчора, 18:30"]);
});
