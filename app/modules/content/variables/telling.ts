import type { OrderStage } from "./order-stage.ts";

/** What is said to customers in one language, whatever language staff read. */
export interface CustomerWords {
  stages: Record<OrderStage, string>;
  /** On the button that opens a product's page. */
  viewProduct: string;
  /** Of a product whose variants differ in price; `{price}` stands for the lowest. */
  fromPrice: string;
}

/** By the languages that a reply may be written in. */
export type WordsByLanguage = Record<string, CustomerWords>;

/** How values are told: the language of money and dates, and its words. */
export interface Telling {
  /** BCP 47. */
  language: string;
  words: CustomerWords;
}

/**
 * How a reply is told: in the language it is written in, else in the one of whoever writes it.
 * @param written the reply's language, if it says one
 * @param own the writer's
 */
export function tellingOf(words: WordsByLanguage, written: string | null, own: string): Telling {
  const language = written && words[written] ? written : own;
  const told = words[language] ?? words[own.split("-")[0] ?? ""] ?? Object.values(words)[0];
  if (!told) throw new Error("there are no words for customers in any language");
  return { language, words: told };
}
