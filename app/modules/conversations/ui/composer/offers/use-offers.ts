import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import { useMoney } from "#app/ui/use-money.ts";
import type { MadeOffer, OfferTerms } from "../../../offers/offers.ts";
import { offerText } from "./offer-words.ts";

type Kind = OfferTerms["kind"];

/** Offers that can be made while a reply is written, and put into it. @param insert puts words into the reply */
export function useOffers(insert: (words: string) => void, closed: boolean) {
  const { t, i18n } = useTranslation("offers");
  const { toast } = useAppBridge();
  const money = useMoney();
  const [making, setMaking] = useState<Kind | null>(null);
  const refusals = { discount: useRefusal("give_discounts"), draft_order: useRefusal("make_draft_orders") };
  const kinds = (["discount", "draft_order"] as const).map((kind) => ({
    kind,
    title: t(`make.${kind}`),
    refusal: refusals[kind],
    begin: () => setMaking(kind),
  }));
  const commands = kinds
    .filter(({ refusal }) => !closed && refusal === null)
    .map(({ kind, title, begin }) => ({
      id: `offer-${kind}`,
      group: "conversation" as const,
      title,
      run: begin,
    }));
  useCommands("offers", commands);
  return {
    kinds,
    making,
    close: () => setMaking(null),
    onMade: (made: MadeOffer) => {
      // While the dialog is there it takes the focus back.
      flushSync(() => setMaking(null));
      insert(offerText(made, money, i18n.language));
      toast.show(t(`inserted.${made.kind}`));
    },
  };
}

export type OffersControl = ReturnType<typeof useOffers>;
