import {
  choiceOf,
  factsOf,
  type AskedCard,
  type Product,
  type ProductChoice,
  type ProductRef,
  type ProductsAnswer,
} from "#app/modules/content/products/products.ts";
import { cardWords, productCard } from "#app/modules/content/products/product-card.ts";
import { tellingOf, type WordsByLanguage } from "#app/modules/content/variables/telling.ts";
import type { Card } from "#app/modules/channels/channels.ts";

/** What a page knows of products: null for one that is not on sale any more. */
export interface KnownProducts {
  products: ReadonlyMap<string, Product | null>;
  words: WordsByLanguage;
  /** The last reading brought nothing. */
  failed: boolean;
}

export const nothingKnown: KnownProducts = { products: new Map(), words: {}, failed: false };

/** With what was read. @param asked what of it is gone if it did not come */
export function learn(known: KnownProducts, answer: ProductsAnswer, asked: string[] = []): KnownProducts {
  if (answer.outcome !== "found") return { ...known, failed: true };
  const gone = asked.map((gid): [string, null] => [gid, null]);
  const read = answer.products.map((product): [string, Product] => [product.gid, product]);
  return { products: new Map([...known.products, ...gone, ...read]), words: answer.words, failed: false };
}

/** A card as it will be sent, or why it cannot be shown. */
export type ChosenCard = { ref: ProductRef } & (
  { state: "here"; choice: ProductChoice; card: Card } | { state: "gone" | "reading" | "failed" }
);

/** @param language what the cards are told in */
export function chosenCard(known: KnownProducts, language: string, ref: ProductRef): ChosenCard {
  const product = known.products.get(ref.productGid);
  if (product === undefined) return { ref, state: known.failed ? "failed" : "reading" };
  const choice = product && choiceOf([product], ref);
  if (!choice) return { ref, state: "gone" };
  const words = cardWords(tellingOf(known.words, null, language));
  return { ref, state: "here", choice, card: productCard(choice.product, choice.variant, words) };
}

/** What is asked of the server for the cards that are there. */
export function askedOf(cards: ChosenCard[]): AskedCard[] {
  return cards.flatMap((one) => (one.state === "here" ? [{ ...one.ref, facts: factsOf(one.choice) }] : []));
}
