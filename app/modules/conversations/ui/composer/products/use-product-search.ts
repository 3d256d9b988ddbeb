import { useEffect, useState } from "react";
import type { ProductsAnswer } from "#app/modules/content/products/products.ts";
import { readProducts } from "./read-products.ts";

/** What is typed faster is one question. */
const pauseMs = 200;

export interface ProductSearch {
  /** What was found last, perhaps for the words before; null until there is something. */
  answer: ProductsAnswer | null;
  searching: boolean;
}

/** Products that answer what is typed; an answer that is overtaken is given up. */
export function useProductSearch(typed: string): ProductSearch {
  const [found, setFound] = useState<{ asked: string; answer: ProductsAnswer } | null>(null);
  const asked = typed.trim();
  useEffect(() => {
    const ended = new AbortController();
    const read = async () => {
      const answer = await readProducts({ words: asked }, ended.signal).catch((): ProductsAnswer => ({
        outcome: "unavailable",
        words: {},
      }));
      if (!ended.signal.aborted) setFound({ asked, answer });
    };
    const timer = setTimeout(() => void read(), asked === "" ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [asked]);
  return { answer: found?.answer ?? null, searching: found?.asked !== asked };
}
