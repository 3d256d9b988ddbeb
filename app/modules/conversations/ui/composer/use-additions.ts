import { useState } from "react";
import { useTranslation } from "react-i18next";
import { insertAt } from "#app/modules/content/ui/insert-at.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import type { ReplyWindow } from "../../conversations.ts";
import { fieldOf, insertWords } from "./field.ts";
import { useTakeInsertions } from "./insertion.tsx";
import { useOffers } from "./offers/use-offers.ts";
import { useProducts } from "./products/use-products.ts";
import { useQuickReplies } from "./quick-replies/use-quick-replies.ts";
import type { DraftControl } from "./use-draft.ts";

interface Options {
  fieldId: string;
  draft: DraftControl;
  /** As it stands now. */
  window: ReplyWindow;
  error: string | null;
}

/** What goes into a text or with it besides files: emoji, products, offers and quick replies, by button and by command. */
export function useAdditions({ fieldId, draft, window, error }: Options) {
  const { t } = useTranslation("composer");
  const products = useProducts({ fieldId, draft, window, error });
  const quick = useQuickReplies(draft);
  const [picking, setPicking] = useState<"insert" | "fill" | null>(null);
  const closed = window.state === "closed";
  const insert = (words: string) => insertWords(fieldId, words, draft.change);
  const offers = useOffers(insert, closed);
  useTakeInsertions(insert, closed);
  const commands = [
    { id: "insert-product", title: t("products.insert"), key: "i", run: () => setPicking("insert") },
    { id: "quick-replies", title: t("quick.button"), run: quick.toggle },
  ];
  useCommands("composer", closed ? [] : commands.map((one) => ({ ...one, group: "conversation" as const })));
  return {
    products,
    quick,
    offers,
    picking,
    pick: setPicking,
    /** Puts an emoji where the caret is. */
    type: (sign: string) => {
      const field = fieldOf(fieldId);
      if (field) insertAt(field, sign, draft.change);
    },
    none: products.cards.length === 0,
    ready: products.ready && !quick.alone,
  };
}

export type AdditionsControl = ReturnType<typeof useAdditions>;
