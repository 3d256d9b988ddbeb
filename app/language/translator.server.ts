import type { i18n } from "i18next";
import { catalogueOf } from "./catalogues.server.ts";
import type { Language } from "./languages.ts";
import { makeTranslator } from "./translator.ts";

const made = new Map<Language, i18n>();

/** The translator of a language, shared by all requests: nothing in it belongs to one of them. */
export function translatorOf(language: Language): i18n {
  let translator = made.get(language);
  if (!translator) made.set(language, (translator = makeTranslator(language, catalogueOf(language))));
  return translator;
}
