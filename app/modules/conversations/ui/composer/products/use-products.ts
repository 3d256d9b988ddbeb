import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cardLimits } from "#app/modules/channels/instagram/rules.ts";
import { cardWords, productSource, productText } from "#app/modules/content/products/product-card.ts";
import { refOf, type ProductChoice, type ProductsAnswer } from "#app/modules/content/products/products.ts";
import { tellingOf } from "#app/modules/content/variables/telling.ts";
import type { ReplyWindow } from "../../../conversations.ts";
import { insertWords } from "../field.ts";
import type { DraftControl } from "../use-draft.ts";
import { askedOf, chosenCard, learn, nothingKnown, type ChosenCard } from "./known-products.ts";
import type { PickerPurpose } from "./product-picker.tsx";
import { readProducts } from "./read-products.ts";

interface Options {
  fieldId: string;
  draft: DraftControl;
  window: ReplyWindow;
  /** Why the last reply was not sent: what is known of its products may be out of date then. */
  error: string | null;
}

/** The products of a reply: their cards as they will be sent, and what can be done with them. */
export function useProducts({ fieldId, draft, window, error }: Options) {
  const { language } = useTranslation().i18n;
  const { products } = draft.typed;
  const [known, setKnown] = useKnownProducts(
    products.map(({ productGid }) => productGid),
    error,
  );
  const cards = products.map((ref) => chosenCard(known, language, ref));
  const tooLate = window.state === "human_agent";
  const put = (next: ChosenCard[]) => draft.put({ products: next.map(({ ref }) => ref) });
  const addLinks = (chosen: ProductChoice[], { words }: Pick<ProductsAnswer, "words">) => {
    const told = cardWords(tellingOf(words, null, language));
    insertWords(
      fieldId,
      chosen.map(({ product, variant }) => productText(product, variant, told)).join("\n\n"),
      draft.change,
    );
  };
  const insert: PickerPurpose = {
    kind: "insert",
    cardsLeft: tooLate ? null : cardLimits.cards - cards.length,
    onCards: (chosen, answer) => {
      // Some of them may have been found for other words.
      const learnt = answer.outcome === "found" && { products: chosen.map(({ product }) => product) };
      setKnown((before) => learn(before, { ...answer, ...learnt }));
      draft.put({ products: [...products, ...chosen.map(refOf)] });
    },
    onLinks: addLinks,
  };
  const here = cards.flatMap((one) => (one.state === "here" ? [one.choice] : []));
  const [only, another] = here;
  return {
    cards,
    asked: askedOf(cards),
    tooLate: tooLate && cards.length > 0,
    /** Whether all of them can go. */
    ready: cards.length === here.length && !(tooLate && cards.length > 0),
    /** What variables of a text are about, when there is no choice. */
    only: only && !another ? productSource(only.product, only.variant) : undefined,
    insert,
    remove: (at: number) => put(cards.toSpliced(at, 1)),
    move: (at: number, by: 1 | -1) =>
      put(cards.toSpliced(at, 1).toSpliced(at + by, 0, ...cards.slice(at, at + 1))),
    toLinks: () => {
      draft.put({ products: [] });
      addLinks(here, known);
    },
  };
}

export type Products = ReturnType<typeof useProducts>;

/** What is known of some products: what is not is read, and all of it again when a reply was refused. */
function useKnownProducts(gids: string[], error: string | null) {
  const [known, setKnown] = useState(nothingKnown);
  const [refused, setRefused] = useState(error);
  if (error !== refused) {
    setRefused(error);
    if (error) setKnown(nothingKnown);
  }
  const missing = known.failed ? "" : gids.filter((gid) => !known.products.has(gid)).join();
  useEffect(() => {
    if (missing === "") return;
    const ended = new AbortController();
    const ids = [...new Set(missing.split(","))];
    const read = async () => {
      const answer = await readProducts({ ids }, ended.signal).catch((): ProductsAnswer => ({
        outcome: "unavailable",
        words: {},
      }));
      if (!ended.signal.aborted) setKnown((before) => learn(before, answer, ids));
    };
    void read();
    return () => ended.abort();
  }, [missing]);
  return [known, setKnown] as const;
}
