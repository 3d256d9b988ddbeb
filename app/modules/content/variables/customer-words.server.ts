import { languages } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { orderStages, type OrderStage } from "./order-stage.ts";
import type { CustomerWords, WordsByLanguage } from "./telling.ts";

let all: WordsByLanguage | undefined;

/** What is said to customers, in every language: a reply may be in another one than the page it is written on. */
export function customerWords(): WordsByLanguage {
  all ??= Object.fromEntries(languages.map((language) => [language, wordsIn(language)]));
  return all;
}

function wordsIn(language: (typeof languages)[number]): CustomerWords {
  const { t } = translatorOf(language);
  const stages = orderStages.map((stage) => [stage, t(`customer:stages.${stage}`)]);
  return {
    stages: Object.fromEntries(stages) as Record<OrderStage, string>,
    viewProduct: t("customer:viewProduct"),
    fromPrice: t("customer:fromPrice", { price: "{price}" }),
  };
}
