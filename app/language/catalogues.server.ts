import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { languages, pseudo, type Language } from "./languages.ts";
import { pseudoText } from "./pseudo.ts";

/** Texts by key, as deep as the catalogue's file nests them. */
export interface Texts {
  [key: string]: string | Texts;
}

/** Texts by namespace. */
export type Catalogue = Record<string, Texts>;

const root = new URL("../locales/", import.meta.url);
const polaris = createRequire(import.meta.url);

const read = new Map<Language, Catalogue>();

/** All texts of a language, read once: the files of app/locales, and under "polaris" what Polaris itself says. */
export function catalogueOf(language: Language): Catalogue {
  let catalogue = read.get(language);
  if (!catalogue) read.set(language, (catalogue = language === pseudo ? pseudoCatalogue() : load(language)));
  return catalogue;
}

function load(language: Exclude<Language, typeof pseudo>): Catalogue {
  const directory = new URL(`${language}/`, root);
  const files = readdirSync(directory).filter((name) => name.endsWith(".json"));
  const ours = files.map(
    (name) => [name.slice(0, -".json".length), parse(new URL(name, directory))] as const,
  );
  return { ...Object.fromEntries(ours), polaris: polarisTexts(language) };
}

function parse(file: URL): Texts {
  return JSON.parse(readFileSync(file, "utf8")) as Texts;
}

function polarisTexts(language: string): Texts {
  return polaris(`@shopify/polaris/locales/${language === "uk" ? "en" : language}.json`) as Texts;
}

function pseudoCatalogue(): Catalogue {
  return accentedAll(catalogueOf("en")) as Catalogue;
}

function accentedAll(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === "string" ? pseudoText(text) : accentedAll(text),
  ]);
  return Object.fromEntries(entries) as Texts;
}

/** Texts that pages without scripts are made of: no browser gets them as a catalogue. */
const withoutScripts = (namespace: string) => namespace.startsWith("public");

/** What the pages of the app need of a language in the browser. English Polaris comes with its scripts. */
export function browserTexts(language: Language): Catalogue {
  const own = Object.entries(catalogueOf(language)).filter(
    ([namespace]) => !withoutScripts(namespace) && !(language === "en" && namespace === "polaris"),
  );
  return Object.fromEntries(own);
}

let version: string | undefined;

/** Changes whenever any text does: addresses of catalogues carry it and may be kept for ever. */
export function cataloguesVersion(): string {
  version ??= createHash("sha256")
    .update(JSON.stringify(languages.map(catalogueOf)))
    .digest("base64url")
    .slice(0, 12);
  return version;
}
