import type { TFunction } from "i18next";
import type { TranslationAnswer } from "./ask-for-translation.ts";

/** What a language is called on the page: "Spanish". */
export function languageName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
}

/** Why there is no translation, in a sentence. */
export function refusalWords(
  t: TFunction<"translation">,
  answer: Exclude<TranslationAnswer, { outcome: "translated" }>,
  language: string,
): string {
  if (answer.outcome !== "same_language") return t(`refused.${answer.outcome}`);
  return t("refused.same_language", { language: languageName(answer.language, language) });
}
